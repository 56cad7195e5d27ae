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

    /**
     * A running average: the sums of the past fade.
     *
     * @param past the average so far
     * @param decay what the past counts, in [0, 1)
     * @return decay · past + (1 − decay) · these
     */
    public Statistics mixedWith(Statistics past, double decay) {
        double[] mixed = sums.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = decay * past.sums[i] + (1 - decay) * mixed[i];
        }
        return new Statistics(mixed);
    }
}
