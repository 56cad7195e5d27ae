package org.entropysum.posterior;

/** Gaussians of low rank plus diagonal, free for each data point; see {@link LowRankGaussianPosterior}. */
public final class FreeLowRankGaussian {
    private FreeLowRankGaussian() {}

    /**
     * The family for N data points.
     *
     * @param rows N
     * @param latentSize H
     * @param rank R, at least 1
     * @return the family
     */
    public static FreePosterior of(int rows, int latentSize, int rank) {
        return FreePosterior.of(rows, LowRankGaussianPosterior.coordinates(latentSize, rank));
    }
}
