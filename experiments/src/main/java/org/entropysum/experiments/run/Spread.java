package org.entropysum.experiments.run;

import java.util.Arrays;

/**
 * Median, quartiles and worst value of a quantity; quartiles interpolate between order statistics.
 *
 * @param median half of the values are below it
 * @param lower a quarter of the values is below it
 * @param upper a quarter of the values is above it
 * @param worst the smallest of what should be large, the largest of what should be small
 */
public record Spread(double median, double lower, double upper, double worst) {
    /**
     * The spread of values of which large ones are good.
     *
     * @param values the values, at least one
     * @return the spread
     */
    public static Spread of(double[] values) {
        return of(values, true);
    }

    static Spread of(double[] values, boolean largeIsGood) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double worst = largeIsGood ? sorted[0] : sorted[sorted.length - 1];
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75), worst);
    }

    /** Between order statistics, of values in order. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
