package org.entropysum.posterior;

/** Mean fields over bits, free for each data point; see {@link BernoulliPosterior}. */
public final class FreeBernoulli {
    private FreeBernoulli() {}

    /**
     * The family for N data points.
     *
     * @param rows N
     * @param latentSize H
     * @return the family
     */
    public static FreePosterior of(int rows, int latentSize) {
        return FreePosterior.of(rows, BernoulliPosterior.coordinates(latentSize));
    }
}
