package org.entropysum.posterior;

/** Gaussians with full covariance, free for each data point; see {@link GaussianPosterior}. */
public final class FreeGaussian {
    private FreeGaussian() {}

    /**
     * The family for N data points.
     *
     * @param rows N
     * @param latentSize H
     * @return the family
     */
    public static FreePosterior of(int rows, int latentSize) {
        return FreePosterior.of(rows, GaussianPosterior.coordinates(latentSize));
    }
}
