package org.entropysum.experiments.analysis.standard;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Posterior;

/** Gaussian q and prior of independent Gaussian latents, as analyses of single latents need them. */
record GaussianLatents(ModelAssembly assembly, Parameters parameters) {
    private static final double NOT_QUADRATIC = 1e-6;

    /** The distributions of q with their marginal means and variances, {@code [B, H]} each. */
    GaussianMarginals at(Batch rows) {
        Posterior posterior = assembly.posterior().at(parameters, rows);
        if (posterior instanceof GaussianMarginals gaussian) {
            return gaussian;
        }
        throw new IllegalArgumentException("q is not Gaussian, and only Gaussian latents are looked at one by one");
    }

    /** α², one for each latent: −1 over the second difference of the log density, which is exact for a Gaussian. */
    double[] priorVariances() {
        int latents = assembly.model().latentSize();
        double[] variances = new double[latents];
        Conditional prior = prior(latents);
        for (int h = 0; h < latents; h++) {
            double near = secondDifference(prior, latents, h, 1);
            double far = secondDifference(prior, latents, h, 2) / 4;
            if (!(near < 0) || Math.abs(far - near) > NOT_QUADRATIC * Math.abs(near)) {
                throw new IllegalArgumentException("the prior is not Gaussian");
            }
            variances[h] = -1 / near;
        }
        return variances;
    }

    private Conditional prior(int latents) {
        return assembly.model().conditionals().stream()
                .filter(it -> it.child() instanceof Child.Latent latent && latent.from() == 0 && latent.to() == latents)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no single prior of all latents"));
    }

    private double secondDifference(Conditional prior, int latents, int h, double step) {
        Matrix z = Matrix.zeros(3, latents);
        z.set(1, h, step);
        z.set(2, h, -step);
        ExponentialFamily family = prior.family();
        Matrix eta = Matrix.copyOf(
                prior.at(parameters, Matrix.zeros(1, latents).toArray()).value());
        Matrix own = eta.rows() == 1 ? eta.repeatRows(z.rows()) : eta;
        double[] log =
                Matrix.copyOf(family.logDensity(own.toArray(), z.toArray())).values();
        if (Arrays.stream(log).allMatch(Double::isFinite)) {
            return log[1] + log[2] - 2 * log[0];
        }
        throw new IllegalArgumentException("the prior is not Gaussian");
    }
}
