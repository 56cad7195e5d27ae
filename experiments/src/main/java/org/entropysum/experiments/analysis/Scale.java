package org.entropysum.experiments.analysis;

/**
 * An axis of a plot.
 *
 * @param label what it shows, with its unit
 * @param logarithmic whether equal distances are equal ratios
 */
public record Scale(String label, boolean logarithmic) {
    /**
     * A linear axis.
     *
     * @param label what it shows, with its unit
     * @return the axis
     */
    public static Scale linear(String label) {
        return new Scale(label, false);
    }

    /**
     * A logarithmic axis.
     *
     * @param label what it shows, with its unit
     * @return the axis
     */
    public static Scale logarithmic(String label) {
        return new Scale(label, true);
    }
}
