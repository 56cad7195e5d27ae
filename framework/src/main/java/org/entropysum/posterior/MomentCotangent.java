package org.entropysum.posterior;

import org.entropysum.model.Child;
import org.entropysum.numeric.Matrix;

/**
 * How the bound changes with means and variances of Gaussian latents, from terms in closed form; weights and the factor 1/N
 * included. Zero where there is no such term.
 */
public final class MomentCotangent {
    private final Matrix byMean;
    private final Matrix byVariance;
    private boolean isZero = true;

    private MomentCotangent(Matrix byMean, Matrix byVariance) {
        this.byMean = byMean;
        this.byVariance = byVariance;
    }

    /**
     * Nothing yet.
     *
     * @param rows B
     * @param latents H
     * @return zeros
     */
    public static MomentCotangent zeros(int rows, int latents) {
        return new MomentCotangent(Matrix.zeros(rows, latents), Matrix.zeros(rows, latents));
    }

    /**
     * Adds the derivatives of a term about some latents.
     *
     * @param latent the D columns of the latents
     * @param gradient by their means, then by their variances, {@code [B, 2D]}
     */
    public void add(Child.Latent latent, Matrix gradient) {
        isZero = false;
        int d = latent.to() - latent.from();
        for (int row = 0; row < gradient.rows(); row++) {
            for (int j = 0; j < d; j++) {
                byMean.add(row, latent.from() + j, gradient.get(row, j));
                byVariance.add(row, latent.from() + j, gradient.get(row, d + j));
            }
        }
    }

    void addTo(Matrix byCoordinates, Posterior posterior) {
        if (!isZero && posterior instanceof GaussianMarginals gaussian) {
            byCoordinates.addScaled(1, gaussian.marginalGradient(byMean, byVariance));
        }
    }

    // Along z → eᵗ z: ν grows at ν, the variance v at 2v
    double rate(Posterior posterior, int latent) {
        double rate = 0;
        if (!isZero && posterior instanceof GaussianMarginals gaussian) {
            Matrix mean = gaussian.marginalMean();
            Matrix variance = gaussian.marginalVariance();
            for (int n = 0; n < mean.rows(); n++) {
                rate += mean.get(n, latent) * byMean.get(n, latent)
                        + 2 * variance.get(n, latent) * byVariance.get(n, latent);
            }
        }
        return rate;
    }
}
