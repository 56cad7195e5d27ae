package org.entropysum.family;

import java.util.function.DoubleUnaryOperator;

/**
 * Smooth coordinates on the support of a continuous family, in which its densities have no edges: the ground for integrals
 * and differences.
 */
interface Chart {
    /** The number of coordinates. */
    int dimension();

    /** The coordinates of an event. */
    double[] coordinates(double[] event);

    /** The event of coordinates. */
    double[] event(double[] coordinates);

    /** The logarithm of the volume of events that belongs to a unit volume of coordinates. */
    double logVolume(double[] coordinates);

    /** All real numbers, by themselves. */
    static Chart real(int columns) {
        return new OfColumns(columns, x -> x, y -> y, y -> 0);
    }

    /** Positive numbers by their logarithms. */
    static Chart positive(int columns) {
        return new OfColumns(columns, Math::log, Math::exp, y -> y);
    }

    /** Numbers between two ends by their log odds. */
    static Chart between(double low, double high, int columns) {
        double length = high - low;
        return new OfColumns(
                columns,
                x -> Math.log((x - low) / (high - x)),
                y -> low + length / (1 + Math.exp(-y)),
                y -> Math.log(length) - Math.log1p(Math.exp(-y)) - Math.log1p(Math.exp(y)));
    }

    /** Fractions that sum to one by their log ratios to the last. */
    static Chart simplex(int fractions) {
        return new Simplex(fractions);
    }

    /** Columns one by one. */
    record OfColumns(
            int dimension, DoubleUnaryOperator coordinate, DoubleUnaryOperator inverse, DoubleUnaryOperator logSlope)
            implements Chart {
        @Override
        public double[] coordinates(double[] event) {
            return java.util.Arrays.stream(event).map(coordinate).toArray();
        }

        @Override
        public double[] event(double[] coordinates) {
            return java.util.Arrays.stream(coordinates).map(inverse).toArray();
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

    /** Log ratios. */
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
            double[] ratios = java.util.Arrays.copyOf(coordinates, fractions);
            return org.entropysum.numeric.Elementary.softmax(ratios, 0, fractions);
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
