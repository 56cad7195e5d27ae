package org.entropysum.elbo;

import org.entropysum.family.BaseMeasure;
import org.entropysum.family.SmoothedFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.MomentCotangent;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A prior without parents under Gaussian latents, its expectations in closed form: one row a data point. */
final class SmoothedTermPass extends ChunkPass.TermPass {
    private final SmoothedFamily smoothed;
    private final INDArray eta;
    private final INDArray mean;
    private final INDArray variance;
    private final int rows;
    private final MomentCotangent moments;

    SmoothedTermPass(
            Conditional conditional, INDArray eta, GaussianMarginals posterior, MomentCotangent moments, Share share) {
        super(conditional.family(), share);
        Child.Latent latent = (Child.Latent) conditional.child();
        this.smoothed = (SmoothedFamily) conditional.family();
        this.eta = eta;
        this.mean = posterior.marginalMean().columns(latent.from(), latent.to()).toArray();
        this.variance =
                posterior.marginalVariance().columns(latent.from(), latent.to()).toArray();
        this.rows = mean.rows();
        this.moments = moments;
        this.entropy = perDatum * rows * Matrix.copyOf(family.entropy(eta)).get(0, 0);
    }

    /** Whether a term has its expectations in closed form. */
    static boolean isPossible(Conditional conditional, INDArray eta) {
        return conditional.child() instanceof Child.Latent
                && conditional.family() instanceof SmoothedFamily
                && conditional.family().baseMeasure() instanceof BaseMeasure.Constant
                && eta.rows() == 1;
    }

    @Override
    void addLogDensity(Matrix logJoint) {
        Matrix log = Matrix.copyOf(smoothed.expectedLogDensity(eta, mean, variance));
        for (int n = 0; n < rows; n++) {
            addWeighted(perDatum, log.get(n, 0));
            for (int s = 0; s < logJoint.columns(); s++) {
                logJoint.add(n, s, weight * log.get(n, 0));
            }
        }
    }

    // ∂F/∂η = (1/N) Σ_n E T − ∇A(η)
    @Override
    Matrix cotangent() {
        Matrix cotangent = Matrix.copyOf(smoothed.expectedStatistics(mean, variance));
        cotangent.addScaled(-1, Matrix.copyOf(family.meanParameters(eta)).repeatRows(rows));
        cotangent.scale(weight * perDatum);
        addMagnitude(Matrix.copyOf(eta), cotangent);
        return cotangent.columnSums();
    }

    @Override
    void addEventGradient(Child.Latent latent, Matrix byLatents) {
        Matrix gradient = Matrix.copyOf(smoothed.expectedEventGradient(eta, mean, variance));
        moments.add(latent, gradient.scale(weight * perDatum));
    }
}
