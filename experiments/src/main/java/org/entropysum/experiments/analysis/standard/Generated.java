package org.entropysum.experiments.analysis.standard;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.experiments.analysis.ObservableMean;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** What a model makes of latents. */
record Generated(GenerativeModel model, Parameters parameters) {
    /** E[x|z], {@code [B, D]}. */
    Matrix mean(Matrix z) {
        Conditional observable = model.conditionals().stream()
                .filter(it -> it.child() instanceof Child.Observed)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no observable"));
        return new ObservableMean(observable.family()).at(natural(observable, z).toArray());
    }

    /** Latents from the prior, {@code [B, H]}. */
    Matrix latents(int rows, UniformRandomProvider random) {
        Matrix z = Matrix.zeros(rows, model.latentSize());
        for (Conditional conditional : model.conditionals()) {
            if (conditional.child() instanceof Child.Latent latent) {
                z.setColumns(
                        latent.from(),
                        Matrix.copyOf(conditional
                                .family()
                                .sample(natural(conditional, z).toArray(), random)));
            }
        }
        return z;
    }

    private Matrix natural(Conditional conditional, Matrix z) {
        Matrix eta = Matrix.copyOf(conditional.at(parameters, z.toArray()).value());
        return eta.rows() == 1 ? eta.repeatRows(z.rows()) : eta;
    }
}
