package org.entropysum.posterior;

/**
 * Sums over data that an M-step needs, an ordered monoid: chunks are merged in the order of the data.
 *
 * @param sums the sums; the model knows their meaning
 */
public record Statistics(double[] sums) {
    /**
     * The statistics of two consecutive chunks.
     *
     * @param next the statistics of the chunk that follows
     * @return the sums of both
     */
    public Statistics merge(Statistics next) {
        double[] merged = sums.clone();
        for (int i = 0; i < merged.length; i++) {
            merged[i] += next.sums[i];
        }
        return new Statistics(merged);
    }
}
