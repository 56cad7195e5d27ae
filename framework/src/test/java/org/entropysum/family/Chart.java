package org.entropysum.family;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.entropysum.numeric.Elementary;

/**
 * Smooth coordinates on the support of a continuous family, in which its densities have no edges: the ground for integrals
 * and differences.
 */
public interface Chart {
    /**
     * The number of coordinates.
     *
     * @return at most the number of columns of an event
     */
    int dimension();

    /**
     * The coordinates of an event.
     *
     * @param event an event inside the support
     * @return its coordinates
     */
    double[] coordinates(double[] event);

    /**
     * The event of coordinates.
     *
     * @param coordinates any finite numbers
     * @return the event
     */
    double[] event(double[] coordinates);

    /**
     * The logarithm of the volume of events that belongs to a unit volume of coordinates.
     *
     * @param coordinates any finite numbers
     * @return the logarithm
     */
    double logVolume(double[] coordinates);

    /**
     * All real numbers, by themselves.
     *
     * @param columns D
     * @return the chart
     */
    static Chart real(int columns) {
        return new OfColumns(columns, x -> x, y -> y, y -> 0);
    }

    /**
     * Positive numbers by their logarithms.
     *
     * @param columns D
     * @return the chart
     */
    static Chart positive(int columns) {
        return new OfColumns(columns, Math::log, Math::exp, y -> y);
    }

    /**
     * Numbers between two ends by their log odds.
     *
     * @param low the lower end
     * @param high the upper end
     * @param columns D
     * @return the chart
     */
    static Chart between(double low, double high, int columns) {
        double length = high - low;
        return new OfColumns(
                columns,
                x -> Math.log((x - low) / (high - x)),
                y -> low + length / (1 + Math.exp(-y)),
                y -> Math.log(length) - Math.log1p(Math.exp(-y)) - Math.log1p(Math.exp(y)));
    }

    /**
     * Fractions that sum to one by their log ratios to the last.
     *
     * @param fractions K
     * @return the chart
     */
    static Chart simplex(int fractions) {
        return new Simplex(fractions);
    }

    /**
     * Charts of consecutive columns.
     *
     * @param first the chart of a single column
     * @param second the chart of the next
     * @return the chart
     */
    static Chart product(Chart first, Chart second) {
        return new Pair(first, second);
    }

    /**
     * Two columns, each with a chart.
     *
     * @param first the chart of the first column
     * @param second the chart of the second
     */
    record Pair(Chart first, Chart second) implements Chart {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] coordinates(double[] event) {
            return new double[] {
                first.coordinates(new double[] {event[0]})[0], second.coordinates(new double[] {event[1]})[0]
            };
        }

        @Override
        public double[] event(double[] coordinates) {
            return new double[] {
                first.event(new double[] {coordinates[0]})[0], second.event(new double[] {coordinates[1]})[0]
            };
        }

        @Override
        public double logVolume(double[] coordinates) {
            return first.logVolume(new double[] {coordinates[0]}) + second.logVolume(new double[] {coordinates[1]});
        }
    }

    /**
     * Columns one by one.
     *
     * @param dimension D
     * @param coordinate the coordinate of a number
     * @param inverse the number of a coordinate
     * @param logSlope the logarithm of the slope of {@code inverse}
     */
    record OfColumns(
            int dimension, DoubleUnaryOperator coordinate, DoubleUnaryOperator inverse, DoubleUnaryOperator logSlope)
            implements Chart {
        @Override
        public double[] coordinates(double[] event) {
            return Arrays.stream(event).map(coordinate).toArray();
        }

        @Override
        public double[] event(double[] coordinates) {
            return Arrays.stream(coordinates).map(inverse).toArray();
        }

        @Override
        public double logVolume(double[] coordinates) {
            double sum = 0;
            for (double y : coordinates) {
                sum += logSlope.applyAsDouble(y);
            }
            return sum;
        }
    }

    /**
     * Log ratios.
     *
     * @param fractions K
     */
    record Simplex(int fractions) implements Chart {
        @Override
        public int dimension() {
            return fractions - 1;
        }

        @Override
        public double[] coordinates(double[] event) {
            double[] ratios = new double[fractions - 1];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = Math.log(event[i] / event[fractions - 1]);
            }
            return ratios;
        }

        @Override
        public double[] event(double[] coordinates) {
            double[] ratios = Arrays.copyOf(coordinates, fractions);
            return Elementary.softmax(ratios, 0, fractions);
        }

        @Override
        public double logVolume(double[] coordinates) {
            double sum = 0;
            for (double x : event(coordinates)) {
                sum += Math.log(x);
            }
            return sum;
        }
    }
}
