package org.entropysum.family;

import java.util.Arrays;
import java.util.List;
import org.entropysum.numeric.Matrix;

/**
 * Charts that treat each natural parameter by itself, \( \eta_j = g_j(u_j) \).
 *
 * @param parts the kinds of coordinates
 * @param range the range of the natural parameters of each part
 * @param columns D, none of which has a location
 * @param redundant how many coordinates say nothing
 */
record SeparableChart(List<Part> parts, List<? extends NaturalCoordinate> range, int columns, int redundant)
        implements ParameterChart {
    /** What values a natural parameter may take. */
    enum Range implements NaturalCoordinate {
        /** η = u. */
        REAL,
        /** η = e^u. */
        POSITIVE,
        /** η = −e^u. */
        NEGATIVE,
        /** η = e^u − 1. */
        ABOVE_MINUS_ONE;

        @Override
        public double natural(double u) {
            return switch (this) {
                case REAL -> u;
                case POSITIVE -> Math.exp(u);
                case NEGATIVE -> -Math.exp(u);
                case ABOVE_MINUS_ONE -> Math.expm1(u);
            };
        }

        @Override
        public double coordinate(double eta) {
            return switch (this) {
                case REAL -> eta;
                case POSITIVE -> Math.log(eta);
                case NEGATIVE -> Math.log(-eta);
                case ABOVE_MINUS_ONE -> Math.log1p(eta);
            };
        }

        @Override
        public double slope(double u) {
            return switch (this) {
                case REAL -> 1;
                case POSITIVE, ABOVE_MINUS_ONE -> Math.exp(u);
                case NEGATIVE -> -Math.exp(u);
            };
        }

        // v = η/η'
        @Override
        public double velocity(double u) {
            return switch (this) {
                case REAL -> u;
                case POSITIVE, NEGATIVE -> 1;
                case ABOVE_MINUS_ONE -> -Math.expm1(-u);
            };
        }
    }

    /** A number from a coordinate or a natural parameter and its range. */
    @FunctionalInterface
    private interface ScalarMap {
        double apply(NaturalCoordinate range, double value);
    }

    /** One kind of coordinates. */
    static SeparableChart of(String name, int size, NaturalCoordinate range) {
        return new SeparableChart(List.of(new Part(name, size)), List.of(range), size, 0);
    }

    /** Two kinds of coordinates of D columns. */
    static SeparableChart of(String first, Range firstRange, String second, Range secondRange, int columns) {
        return new SeparableChart(
                List.of(new Part(first, columns), new Part(second, columns)),
                List.of(firstRange, secondRange),
                columns,
                0);
    }

    /** Logits of K categories, equivalent up to a common constant. */
    static SeparableChart logits(int categories, int columns) {
        return new SeparableChart(List.of(new Part("category logits", categories)), List.of(Range.REAL), columns, 1);
    }

    @Override
    public Matrix natural(Matrix coordinates) {
        return each(coordinates, NaturalCoordinate::natural);
    }

    @Override
    public Matrix coordinates(Matrix eta) {
        return each(eta, NaturalCoordinate::coordinate);
    }

    @Override
    public Matrix velocity(Matrix coordinates) {
        return each(coordinates, NaturalCoordinate::velocity);
    }

    @Override
    public Matrix pullback(Matrix coordinates, Matrix cotangent) {
        Matrix result = each(coordinates, NaturalCoordinate::slope);
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] *= cotangent.values()[i];
        }
        return result;
    }

    private Matrix each(Matrix values, ScalarMap map) {
        Matrix result = Matrix.zeros(values.rows(), values.columns());
        for (int row = 0; row < values.rows(); row++) {
            int at = 0;
            for (int p = 0; p < parts.size(); p++) {
                for (int last = at + parts.get(p).size(); at < last; at++) {
                    result.set(row, at, map.apply(range.get(p), values.get(row, at)));
                }
            }
        }
        return result;
    }

    @Override
    public int degreesOfFreedom() {
        return size() - redundant;
    }

    @Override
    public int[] locations() {
        int[] none = new int[columns];
        Arrays.fill(none, -1);
        return none;
    }
}
