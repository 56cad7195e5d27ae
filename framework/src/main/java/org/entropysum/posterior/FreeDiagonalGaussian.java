package org.entropysum.posterior;

/** Gaussian mean fields, free for each data point; see {@link DiagonalGaussianPosterior}. */
public final class FreeDiagonalGaussian {
    private FreeDiagonalGaussian() {}

    /**
     * The family for N data points.
     *
     * @param rows N
     * @param latentSize H
     * @return the family
     */
    public static FreePosterior of(int rows, int latentSize) {
        return FreePosterior.of(rows, DiagonalGaussianPosterior.coordinates(latentSize));
    }
}
