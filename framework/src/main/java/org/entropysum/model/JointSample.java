package org.entropysum.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Latents and observations that a model may meet, one pair a row: all states in turn where latents are finite, else drawn
 * from the conditionals in their order. A third of the draws is from the conditionals themselves, the others are from
 * \( p_{\eta/4} \) and \( p_{\eta/16} \), which reach further out, even where probabilities are next to 0 or 1, and never
 * leave the support.
 *
 * @param z latents, {@code [B, H]}
 * @param x observations, {@code [B, D]}
 */
record JointSample(Matrix z, Matrix x) {
    private static final double[] TEMPERED = {1, 1 / 4.0, 1 / 16.0};

    /** Draws {@code rows} pairs at the parameters. */
    static JointSample of(GenerativeModel model, Parameters parameters, int rows, UniformRandomProvider random) {
        Matrix z = model instanceof EnumerableLatents enumerable
                ? states(Matrix.copyOf(enumerable.states()), rows, random)
                : latents(model, parameters, rows, random);
        Matrix x = Matrix.zeros(rows, 0);
        for (Conditional conditional : model.conditionals()) {
            if (conditional.child() instanceof Child.Observed) {
                x = draw(conditional, parameters, z, random);
            }
        }
        return new JointSample(z, x);
    }

    private static Matrix states(Matrix all, int rows, UniformRandomProvider random) {
        Matrix z = Matrix.zeros(rows, all.columns());
        for (int row = 0; row < rows; row++) {
            int state = all.rows() <= rows ? row % all.rows() : random.nextInt(all.rows());
            System.arraycopy(all.values(), state * all.columns(), z.values(), row * all.columns(), all.columns());
        }
        return z;
    }

    private static Matrix latents(
            GenerativeModel model, Parameters parameters, int rows, UniformRandomProvider random) {
        Matrix z = Matrix.zeros(rows, model.latentSize());
        for (Conditional conditional : model.conditionals()) {
            if (conditional.child() instanceof Child.Latent latent) {
                Matrix drawn = draw(conditional, parameters, z, random);
                for (int row = 0; row < rows; row++) {
                    for (int j = latent.from(); j < latent.to(); j++) {
                        z.set(row, j, drawn.get(row, j - latent.from()));
                    }
                }
            }
        }
        return z;
    }

    private static Matrix draw(Conditional conditional, Parameters parameters, Matrix z, UniformRandomProvider random) {
        ExponentialFamily family = conditional.family();
        Matrix eta = Matrix.copyOf(conditional.at(parameters, z.toArray()).value());
        Matrix own = eta.rows() == 1 ? eta.repeatRows(z.rows()) : eta;
        double[] factors = new double[z.rows()];
        for (int row = 0; row < factors.length; row++) {
            factors[row] = TEMPERED[random.nextInt(TEMPERED.length)];
        }
        INDArray wider = own.columns(0, own.columns()).scaleRows(factors).toArray();
        return Matrix.copyOf(family.sample(family.isProper(wider) ? wider : own.toArray(), random));
    }

    INDArray latents(int row) {
        return z.row(row).toArray();
    }

    /** What a conditional is about, at every row. */
    INDArray child(Conditional conditional) {
        return conditional.child() instanceof Child.Latent latent
                ? z.columns(latent.from(), latent.to()).toArray()
                : x.toArray();
    }
}
