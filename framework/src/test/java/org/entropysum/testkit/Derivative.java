package org.entropysum.testkit;

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
        double first = f.applyAsDouble(h) - f.applyAsDouble(-h);
        double second = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
        double third = f.applyAsDouble(3 * h) - f.applyAsDouble(-3 * h);
        return (45 * first - 9 * second + third) / (60 * h);
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
