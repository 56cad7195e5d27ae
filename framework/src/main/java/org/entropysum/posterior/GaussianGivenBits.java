package org.entropysum.posterior;

import org.entropysum.data.Batch;
import org.entropysum.family.ContinuousFamily;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What p(x, s, z) says about z given bits s, where it is quadratic in z: \( p(z | s, x) = N(P^{-1} g, P^{-1}) \) with
 * \( g = \nabla_z \log p \) at z = 0 and the rows of P from \( g(0) - g(e_h) \), read off the conditionals; and
 * \( p(x, s) = p(x, s, \nu) / p(\nu | s, x) \).
 */
record GaussianGivenBits(GenerativeModel model, int bits) {
    private static final double ASYMMETRY = 1e-7;

    int reals() {
        return model.latentSize() - bits;
    }

    /** The posterior on given states, state s of data point n in row n·S + s. */
    SwitchedGaussianPosterior at(Parameters parameters, Batch batch, Matrix states) {
        int perDatum = states.rows() / batch.rows();
        GaussianPosterior gaussians = gaussians(parameters, batch, states);
        Matrix logits = logEvidence(parameters, batch, states, gaussians);
        return SwitchedGaussianPosterior.of(
                DiscretePosterior.ofLogitsPerDatum(states, Matrix.over(logits.values(), batch.rows(), perDatum)),
                gaussians);
    }

    /** log p(x, s), [B, S]. */
    Matrix logEvidence(Parameters parameters, Batch batch, Matrix states) {
        return logEvidence(parameters, batch, states, gaussians(parameters, batch, states));
    }

    // log p(x, s, ν) − log N(ν; ν, Σ), where the density at the peak is exp(½R − H[N]) for R numbers
    private Matrix logEvidence(Parameters parameters, Batch batch, Matrix states, GaussianPosterior gaussians) {
        Matrix z = Matrix.zeros(states.rows(), model.latentSize());
        z.setColumns(0, states);
        z.setColumns(bits, gaussians.marginalMean());
        Nodes nodes = new Nodes.PerDatum(z, Matrix.zeros(batch.rows(), states.rows() / batch.rows()));
        Matrix log = new LogJoint(model).at(parameters, batch, nodes);
        Matrix entropy = Matrix.copyOf(gaussians.entropy());
        for (int row = 0; row < states.rows(); row++) {
            log.values()[row] += entropy.get(row, 0) - 0.5 * reals();
        }
        return log;
    }

    private GaussianPosterior gaussians(Parameters parameters, Batch batch, Matrix states) {
        int h = reals();
        Matrix x = batch.rowsOnHeap().repeatRows(states.rows() / batch.rows());
        Matrix atOrigin = slope(parameters, x, states, -1);
        Matrix precisions = Matrix.zeros(states.rows(), h * h);
        for (int i = 0; i < h; i++) {
            Matrix atUnit = slope(parameters, x, states, i);
            for (int row = 0; row < states.rows(); row++) {
                for (int j = 0; j < h; j++) {
                    precisions.set(row, i * h + j, atOrigin.get(row, j) - atUnit.get(row, j));
                }
            }
        }
        return invert(precisions, atOrigin, batch.firstRow() * (states.rows() / batch.rows()));
    }

    private GaussianPosterior invert(Matrix precisions, Matrix slopes, int firstRow) {
        int h = reals();
        Matrix mean = Matrix.zeros(slopes.rows(), h);
        Matrix factors = Matrix.zeros(slopes.rows(), h * h);
        for (int row = 0; row < slopes.rows(); row++) {
            Matrix precision = Matrix.over(precisions.row(row).values(), h, h);
            requireSymmetric(precision);
            Cholesky cholesky = Cholesky.of("posterior precision", precision);
            double[] solved = cholesky.solve(slopes.row(row).values());
            System.arraycopy(solved, 0, mean.values(), row * h, h);
            Matrix factor =
                    Cholesky.of("posterior covariance", cholesky.inverse()).factor();
            System.arraycopy(factor.values(), 0, factors.values(), row * h * h, h * h);
        }
        return GaussianPosterior.of(mean, factors, firstRow);
    }

    /** ∇_z log p at the unit vector of that number, or at the origin if it is negative. */
    private Matrix slope(Parameters parameters, Matrix x, Matrix states, int unit) {
        Matrix z = Matrix.zeros(states.rows(), model.latentSize());
        z.setColumns(0, states);
        for (int row = 0; unit >= 0 && row < z.rows(); row++) {
            z.set(row, bits + unit, 1);
        }
        INDArray latents = z.toArray();
        Gradient gradient = Gradient.zeros(parameters.layout(), z.rows(), z.columns());
        for (Conditional conditional : model.conditionals()) {
            addSlope(conditional, parameters, z, latents, x, gradient);
        }
        return gradient.latents().columns(bits, model.latentSize());
    }

    private void addSlope(
            Conditional conditional, Parameters parameters, Matrix z, INDArray latents, Matrix x, Gradient gradient) {
        ExponentialFamily family = conditional.family();
        Linearization linearization = conditional.at(parameters, latents);
        if (conditional.child() instanceof Child.Observed) {
            linearization.pullback(family.residual(linearization.value(), x.toArray()), gradient);
        } else if (conditional.child() instanceof Child.Latent latent && latent.from() >= bits) {
            if (!(family instanceof ContinuousFamily continuous)) {
                throw new IllegalStateException("real latents of a switched Gaussian are Gaussian, not " + family);
            }
            Matrix event = z.columns(latent.from(), latent.to());
            Matrix byEvent = Matrix.copyOf(continuous.eventGradient(linearization.value(), event.toArray()));
            for (int row = 0; row < byEvent.rows(); row++) {
                for (int j = 0; j < byEvent.columns(); j++) {
                    gradient.latents().add(row, latent.from() + j, byEvent.get(row, j));
                }
            }
        }
    }

    private static void requireSymmetric(Matrix precision) {
        for (int i = 0; i < precision.rows(); i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(Math.abs(precision.get(i, i) * precision.get(j, j)));
                if (Math.abs(precision.get(i, j) - precision.get(j, i)) > ASYMMETRY * scale) {
                    throw new IllegalStateException("the log joint of the model is not quadratic in its real latents");
                }
            }
        }
    }
}
