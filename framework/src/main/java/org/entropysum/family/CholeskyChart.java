package org.entropysum.family;

import java.util.List;
import java.util.stream.IntStream;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;

/**
 * Mean and covariance of a full Gaussian, \( \Sigma = L L^\top \) with \( L = \mathrm{diag}(e^l)\,U \) and U lower triangular
 * with ones on its diagonal. Coordinates are μ, l and the strictly lower part of U, row by row; l and U have no units, up to a
 * constant of l. The velocity is −½ for every l: \( \Sigma \to e^{-t}\Sigma \).
 *
 * @param columns D
 */
record CholeskyChart(int columns) implements ParameterChart {
    @Override
    public List<Part> parts() {
        return List.of(
                new Part("means", columns),
                new Part("log scales", columns),
                new Part("correlations", columns * (columns - 1) / 2));
    }

    private Matrix factor(Matrix coordinates, int row) {
        Matrix factor = Matrix.zeros(columns, columns);
        int lower = 2 * columns;
        for (int i = 0; i < columns; i++) {
            double scale = Math.exp(coordinates.get(row, columns + i));
            for (int j = 0; j < i; j++) {
                factor.set(i, j, scale * coordinates.get(row, lower++));
            }
            factor.set(i, i, scale);
        }
        return factor;
    }

    // η = (Σ⁻¹μ, −½Σ⁻¹)
    @Override
    public Matrix natural(Matrix coordinates) {
        Matrix eta = Matrix.zeros(coordinates.rows(), columns + columns * columns);
        for (int row = 0; row < eta.rows(); row++) {
            Matrix precision = Cholesky.ofFactor(factor(coordinates, row)).inverse();
            Matrix first = coordinates.row(row).columns(0, columns).times(precision);
            for (int i = 0; i < columns; i++) {
                eta.set(row, i, first.get(0, i));
                for (int j = 0; j < columns; j++) {
                    eta.set(row, columns + i * columns + j, -0.5 * precision.get(i, j));
                }
            }
        }
        return eta;
    }

    @Override
    public Matrix coordinates(Matrix eta) {
        Matrix coordinates = Matrix.zeros(eta.rows(), size());
        for (int row = 0; row < eta.rows(); row++) {
            int at = row * eta.columns() + columns;
            Cholesky precision = Cholesky.of("precision of the full Gaussian", eta.values(), at, columns, -2);
            double[] mean = precision.solve(eta.row(row).columns(0, columns).values());
            Matrix factor = Cholesky.of("covariance of the full Gaussian", precision.inverse())
                    .factor();
            System.arraycopy(mean, 0, coordinates.values(), row * size(), columns);
            write(factor, coordinates, row);
        }
        return coordinates;
    }

    /** Writes l and U of a lower triangular factor. */
    void write(Matrix factor, Matrix coordinates, int row) {
        int lower = 2 * columns;
        for (int i = 0; i < columns; i++) {
            coordinates.set(row, columns + i, Math.log(factor.get(i, i)));
            for (int j = 0; j < i; j++) {
                coordinates.set(row, lower++, factor.get(i, j) / factor.get(i, i));
            }
        }
    }

    // With P = Σ⁻¹: ∂/∂μ = P c₁, ∂/∂P = c₁μᵀ − ½C₂, ∂/∂Σ = −P ∂/∂P P, ∂/∂L = (∂/∂Σ + its transpose) L
    @Override
    public Matrix pullback(Matrix coordinates, Matrix cotangent) {
        Matrix result = Matrix.zeros(coordinates.rows(), size());
        for (int row = 0; row < result.rows(); row++) {
            Matrix factor = factor(coordinates, row);
            Matrix precision = Cholesky.ofFactor(factor).inverse();
            Matrix first = cotangent.row(row).columns(0, columns);
            Matrix byMean = first.times(precision);
            System.arraycopy(byMean.values(), 0, result.values(), row * size(), columns);
            Matrix byPrecision = first.transpose().times(coordinates.row(row).columns(0, columns));
            for (int i = 0; i < columns * columns; i++) {
                byPrecision.values()[i] -= 0.5 * cotangent.get(row, columns + i);
            }
            Matrix bySigma = precision.times(byPrecision).times(precision).scale(-1);
            addFactor(bySigma.transpose().addScaled(1, bySigma).times(factor), factor, result, row);
        }
        return result;
    }

    // ∂/∂l_i = Σ_j L_ij ∂/∂L_ij, ∂/∂U_ij = e^{l_i} ∂/∂L_ij
    private void addFactor(Matrix byFactor, Matrix factor, Matrix result, int row) {
        int lower = 2 * columns;
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                result.add(row, columns + i, byFactor.get(i, j) * factor.get(i, j));
                if (j < i) {
                    result.set(row, lower++, byFactor.get(i, j) * factor.get(i, i));
                }
            }
        }
    }

    @Override
    public Matrix velocity(Matrix coordinates) {
        Matrix velocity = Matrix.zeros(coordinates.rows(), size());
        for (int row = 0; row < velocity.rows(); row++) {
            for (int i = columns; i < 2 * columns; i++) {
                velocity.set(row, i, -0.5);
            }
        }
        return velocity;
    }

    @Override
    public int[] locations() {
        return IntStream.range(0, columns).toArray();
    }
}
