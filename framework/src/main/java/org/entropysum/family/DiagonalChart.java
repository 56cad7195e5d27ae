package org.entropysum.family;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;

/**
 * Means and logarithms of variances of independent Gaussian variables, \( \eta = (\mu/\sigma^2 - a, -1/2\sigma^2) \) with
 * a = 0, or a = 1 where \( 1/x \) of a log-normal density is absorbed. The velocity is −1 for log σ² and −aσ² for μ.
 *
 * @param means the name of the means
 * @param logVariances the name of the logarithms
 * @param columns D
 * @param variances D, or 1 where all columns share one variance
 * @param absorbed a
 */
record DiagonalChart(String means, String logVariances, int columns, int variances, double absorbed)
        implements ParameterChart {
    /** Gaussian variables themselves, of one variance or of D. */
    static DiagonalChart gaussian(int columns, int variances) {
        return new DiagonalChart("means", "log variances", columns, variances, 0);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(means, columns), new Part(logVariances, variances));
    }

    private int scaleOf(int column) {
        return columns + column % variances;
    }

    // η₁ = μ/σ² − a, η₂ = −1/2σ²
    @Override
    public Matrix natural(Matrix coordinates) {
        Matrix eta = Matrix.zeros(coordinates.rows(), coordinates.columns());
        for (int row = 0; row < eta.rows(); row++) {
            for (int d = 0; d < columns; d++) {
                double variance = Math.exp(coordinates.get(row, scaleOf(d)));
                eta.set(row, d, coordinates.get(row, d) / variance - absorbed);
                eta.set(row, scaleOf(d), -0.5 / variance);
            }
        }
        return eta;
    }

    @Override
    public Matrix coordinates(Matrix eta) {
        Matrix coordinates = Matrix.zeros(eta.rows(), eta.columns());
        for (int row = 0; row < eta.rows(); row++) {
            for (int d = 0; d < columns; d++) {
                double second = -2 * eta.get(row, scaleOf(d));
                coordinates.set(row, d, (eta.get(row, d) + absorbed) / second);
                coordinates.set(row, scaleOf(d), -Math.log(second));
            }
        }
        return coordinates;
    }

    // dη₁ = (dμ − μ dlog σ²)/σ², dη₂ = dlog σ² / 2σ², the latter once for each η₂
    @Override
    public Matrix pullback(Matrix coordinates, Matrix cotangent) {
        Matrix result = Matrix.zeros(coordinates.rows(), coordinates.columns());
        for (int row = 0; row < result.rows(); row++) {
            for (int d = 0; d < columns; d++) {
                double variance = Math.exp(coordinates.get(row, scaleOf(d)));
                double first = cotangent.get(row, d) / variance;
                result.set(row, d, first);
                result.add(row, scaleOf(d), -first * coordinates.get(row, d));
                if (d < variances) {
                    result.add(row, scaleOf(d), 0.5 * cotangent.get(row, scaleOf(d)) / variance);
                }
            }
        }
        return result;
    }

    @Override
    public Matrix velocity(Matrix coordinates) {
        Matrix velocity = Matrix.zeros(coordinates.rows(), coordinates.columns());
        for (int row = 0; row < velocity.rows(); row++) {
            for (int d = 0; d < columns; d++) {
                velocity.set(row, d, absorbed == 0 ? 0 : -absorbed * Math.exp(coordinates.get(row, scaleOf(d))));
                velocity.set(row, scaleOf(d), -1);
            }
        }
        return velocity;
    }

    @Override
    public int[] locations() {
        int[] places = IntStream.range(0, columns).toArray();
        if (absorbed != 0) {
            Arrays.fill(places, -1);
        }
        return places;
    }
}
