package org.entropysum.experiments.run;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Median, quartiles and worst value of a quantity; quartiles interpolate between order statistics.
 *
 * @param median half of the values are below it
 * @param lower a quarter of the values is below it
 * @param upper a quarter of the values is above it
 * @param worst the smallest of what should be large, the largest of what should be small, the farthest from what is demanded;
 *     absent where nobody says which side is the bad one
 */
public record Spread(
        double median, double lower, double upper, @Nullable Double worst) {
    /**
     * The spread of values of which nobody says whether large or small ones are good.
     *
     * @param values the values, at least one
     * @return the spread, without a worst value
     */
    public static Spread of(double[] values) {
        return of(values, null);
    }

    /** The spread of values of which that one is the worst for which the badness is largest. */
    static Spread of(double[] values, @Nullable DoubleUnaryOperator badness) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Double worst = null;
        for (int i = 0; badness != null && i < sorted.length; i++) {
            boolean worse = worst == null || badness.applyAsDouble(sorted[i]) > badness.applyAsDouble(worst);
            worst = worse ? Double.valueOf(sorted[i]) : worst;
        }
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
