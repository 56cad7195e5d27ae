package org.entropysum.family;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.entropysum.numeric.Matrix;

/**
 * Charts that treat each natural parameter by itself, \( \eta_j = g_j(u_j) \).
 *
 * @param parts the kinds of coordinates
 * @param range the range of the natural parameters of each part
 * @param columns D, none of which has a location
 * @param redundant how many coordinates say nothing
 */
record SeparableChart(List<Part> parts, List<Range> range, int columns, int redundant) implements ParameterChart {
    /** What values a natural parameter may take. */
    enum Range {
        /** η = u. */
        REAL(u -> u, eta -> eta, u -> 1, u -> u),
        /** η = e^u. */
        POSITIVE(Math::exp, Math::log, Math::exp, u -> 1),
        /** η = −e^u. */
        NEGATIVE(u -> -Math.exp(u), eta -> Math.log(-eta), u -> -Math.exp(u), u -> 1),
        /** η = e^u − 1, so that v = 1 − e^−u. */
        ABOVE_MINUS_ONE(Math::expm1, Math::log1p, Math::exp, u -> -Math.expm1(-u));

        private final DoubleUnaryOperator natural;
        private final DoubleUnaryOperator coordinate;
        private final DoubleUnaryOperator slope;
        private final DoubleUnaryOperator velocity;

        Range(
                DoubleUnaryOperator natural,
                DoubleUnaryOperator coordinate,
                DoubleUnaryOperator slope,
                DoubleUnaryOperator velocity) {
            this.natural = natural;
            this.coordinate = coordinate;
            this.slope = slope;
            this.velocity = velocity;
        }
    }

    /** One kind of coordinates. */
    static SeparableChart of(String name, int size, Range range) {
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
        return each(coordinates, range -> range.natural);
    }

    @Override
    public Matrix coordinates(Matrix eta) {
        return each(eta, range -> range.coordinate);
    }

    @Override
    public Matrix velocity(Matrix coordinates) {
        return each(coordinates, range -> range.velocity);
    }

    @Override
    public Matrix pullback(Matrix coordinates, Matrix cotangent) {
        Matrix slopes = each(coordinates, range -> range.slope);
        return zipped(slopes, cotangent, (slope, c) -> slope * c);
    }

    private static Matrix zipped(Matrix left, Matrix right, DoubleBinaryOperator operator) {
        Matrix result = Matrix.zeros(left.rows(), left.columns());
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = operator.applyAsDouble(left.values()[i], right.values()[i]);
        }
        return result;
    }

    private Matrix each(Matrix values, java.util.function.Function<Range, DoubleUnaryOperator> map) {
        Matrix result = Matrix.zeros(values.rows(), values.columns());
        for (int row = 0; row < values.rows(); row++) {
            int at = 0;
            for (int p = 0; p < parts.size(); p++) {
                DoubleUnaryOperator operator = map.apply(range.get(p));
                for (int last = at + parts.get(p).size(); at < last; at++) {
                    result.set(row, at, operator.applyAsDouble(values.get(row, at)));
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
