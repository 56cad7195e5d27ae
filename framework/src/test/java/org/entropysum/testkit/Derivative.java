package org.entropysum.testkit;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** Derivatives at zero by central differences: the road that uses function values only. */
public final class Derivative {
    /** Down to a thousandth of the first step; further on rounding can look like convergence. */
    private static final int LEVELS = 10;

    private static final int ORDERS = 8;

    private Derivative() {}

    /**
     * The fourth-order central difference, error \( O(h^4) \).
     *
     * @param f the function
     * @param h the step
     * @return f'(0)
     */
    public static double fourthOrder(DoubleUnaryOperator f, double h) {
        double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
        double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
        return (8 * near - far) / (12 * h);
    }

    /**
     * The sixth-order central difference, error \( O(h^6) \).
     *
     * @param f the function
     * @param h the step
     * @return f'(0)
     */
    public static double sixthOrder(DoubleUnaryOperator f, double h) {
        return sixthOrders(t -> new double[] {f.applyAsDouble(t)}, h)[0];
    }

    /**
     * The sixth-order central difference of several functions at once.
     *
     * @param f the functions
     * @param h the step
     * @return the derivatives at 0
     */
    public static double[] sixthOrders(DoubleFunction<double[]> f, double h) {
        double[] slopes = new double[f.apply(0).length];
        double[] weights = {45, -9, 1};
        for (int k = 1; k <= weights.length; k++) {
            double[] after = f.apply(k * h);
            double[] before = f.apply(-k * h);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] += weights[k - 1] * (after[i] - before[i]) / (60 * h);
            }
        }
        return slopes;
    }

    /**
     * Ridders' method: differences of shrinking step, extrapolated to step zero; of all extrapolations the one that
     * changes least. For functions whose natural scale is not known.
     *
     * @param f the function; where it is not finite the step is too wide and shrinks further
     * @param widest the first step
     * @return f'(0)
     */
    public static double extrapolated(DoubleUnaryOperator f, double widest) {
        double[] previous = new double[ORDERS];
        double best = Double.NaN;
        double smallest = Double.POSITIVE_INFINITY;
        int known = 0;
        double h = widest;
        for (int level = 0; level < LEVELS; level++, h /= 2) {
            double[] row = new double[ORDERS];
            row[0] = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
            if (!Double.isFinite(row[0])) {
                known = 0;
                continue;
            }
            int orders = Math.min(known, ORDERS - 1);
            for (int order = 1; order <= orders; order++) {
                double factor = Math.pow(4, order);
                row[order] = (factor * row[order - 1] - previous[order - 1]) / (factor - 1);
                double change =
                        Math.max(Math.abs(row[order] - row[order - 1]), Math.abs(row[order] - previous[order - 1]));
                if (change < smallest) {
                    smallest = change;
                    best = row[order];
                }
            }
            previous = row;
            known++;
        }
        return best;
    }
}
