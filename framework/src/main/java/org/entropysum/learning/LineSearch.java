package org.entropysum.learning;

import java.util.Optional;
import java.util.function.Function;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.jspecify.annotations.Nullable;

/**
 * A search for a step along an ascent direction that satisfies the strong Wolfe conditions, or, where the objective no
 * longer resolves the increase, the approximate ones of Hager and Zhang (2005), which rest on slopes alone. Points with
 * numbers that are not finite are stepped back from; a search that ends at such a point fails with it.
 */
final class LineSearch {
    private static final double SUFFICIENT_INCREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final double ROUNDING = 1e-14;
    private static final int TRIALS = 60;
    private static final double EXPANSION = 3;
    private static final double MARGIN = 0.1;

    private final Function<Parameters, Evaluation> objective;
    private @Nullable NumericFailure outside;

    LineSearch(Function<Parameters, Evaluation> objective) {
        this.objective = objective;
    }

    /** A point that was accepted, with its evaluation. */
    record Step(Parameters point, Evaluation evaluation) {}

    Optional<Step> search(Parameters from, Evaluation at, Parameters direction, double firstStep) {
        double slope = at.gradient().dot(direction);
        double low = 0;
        double lowSlope = slope;
        double high = Double.POSITIVE_INFINITY;
        double highSlope = Double.NaN;
        double step = firstStep;
        for (int trial = 0; trial < TRIALS && slope > 0; trial++) {
            Parameters point = from.plus(step, direction);
            Optional<Evaluation> tried = evaluate(point);
            double newSlope = tried.map(e -> e.gradient().dot(direction)).orElse(Double.NaN);
            boolean risen = tried.isPresent() && risen(at.elbo(), tried.get().elbo(), step * slope, slope, newSlope);
            if (risen && Math.abs(newSlope) <= CURVATURE * slope) {
                return Optional.of(new Step(point, tried.get()));
            }
            if (risen && newSlope > 0) {
                low = step;
                lowSlope = newSlope;
            } else {
                high = step;
                highSlope = newSlope;
            }
            step = high == Double.POSITIVE_INFINITY ? EXPANSION * step : between(low, lowSlope, high, highSlope);
        }
        if (outside != null) {
            throw outside;
        }
        return Optional.empty();
    }

    private static boolean risen(double before, double after, double linear, double slope, double newSlope) {
        boolean sufficient = after >= before + SUFFICIENT_INCREASE * linear;
        boolean unresolved = after >= before - ROUNDING * Math.abs(before) && newSlope >= -CURVATURE * slope;
        return sufficient || unresolved;
    }

    // The zero of the secant of the slopes, kept away from the ends; the middle where slopes do not bracket
    private static double between(double low, double lowSlope, double high, double highSlope) {
        double fraction = highSlope < 0 ? lowSlope / (lowSlope - highSlope) : 0.5;
        return low + (high - low) * Math.min(1 - MARGIN, Math.max(MARGIN, fraction));
    }

    private Optional<Evaluation> evaluate(Parameters point) {
        try {
            Evaluation evaluation = objective.apply(point);
            outside = null;
            return Optional.of(evaluation);
        } catch (NumericFailure failure) {
            outside = failure;
            return Optional.empty();
        }
    }
}
