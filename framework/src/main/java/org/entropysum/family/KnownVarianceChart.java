package org.entropysum.family;

import java.util.List;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;

/**
 * The means of Gaussian variables of known variance, \( \eta = \mu/\sigma^2 \), with velocity μ.
 *
 * @param columns D
 * @param variance σ²
 */
record KnownVarianceChart(int columns, double variance) implements ParameterChart {
    @Override
    public List<Part> parts() {
        return List.of(new Part("means", columns));
    }

    @Override
    public Matrix natural(Matrix coordinates) {
        return copy(coordinates).scale(1 / variance);
    }

    @Override
    public Matrix coordinates(Matrix eta) {
        return copy(eta).scale(variance);
    }

    @Override
    public Matrix pullback(Matrix coordinates, Matrix cotangent) {
        return copy(cotangent).scale(1 / variance);
    }

    @Override
    public Matrix velocity(Matrix coordinates) {
        return copy(coordinates);
    }

    private Matrix copy(Matrix values) {
        return values.columns(0, columns);
    }

    @Override
    public int[] locations() {
        return IntStream.range(0, columns).toArray();
    }
}
