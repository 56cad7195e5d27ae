package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.numeric.Matrix;

/**
 * What Gaussian log densities are linear in, \( \varphi(x) = (1, y, y_i y_j) \) with y = x − c around a common centre: all
 * products with i ≤ j, or the squares alone where covariances are diagonal. The log densities of all components at all data
 * points are one matrix product, and so are the sums of an M-step.
 *
 * @param columns D
 * @param full whether there are products of different columns
 */
record QuadraticFeatures(int columns, boolean full) {
    int size() {
        return 1 + columns + (full ? columns * (columns + 1) / 2 : columns);
    }

    /** φ of the rows from … to − 1, one feature a row, [P, to − from]; written into the buffer where it has that size. */
    Matrix of(Matrix x, int from, int to, double[] centre, double[] buffer) {
        int rows = to - from;
        double[] phi = buffer.length == size() * rows ? buffer : new double[size() * rows];
        Arrays.fill(phi, 0, rows, 1);
        for (int i = 0; i < columns; i++) {
            for (int n = 0; n < rows; n++) {
                phi[(1 + i) * rows + n] = x.values()[(from + n) * columns + i] - centre[i];
            }
        }
        int at = (1 + columns) * rows;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < (full ? columns : i + 1); j++) {
                multiply(phi, (1 + i) * rows, (1 + j) * rows, at, rows);
                at += rows;
            }
        }
        return Matrix.over(phi, size(), rows);
    }

    private static void multiply(double[] values, int left, int right, int into, int length) {
        for (int n = 0; n < length; n++) {
            values[into + n] = values[left + n] * values[right + n];
        }
    }

    /** Writes the coefficients of \( a - \tfrac12 (y - \delta)^\top P (y - \delta) \) into a row. */
    void writeQuadratic(double constant, Matrix delta, Matrix precision, Matrix into, int row) {
        Matrix linear = delta.times(precision);
        double square = 0;
        for (int i = 0; i < columns; i++) {
            square += linear.get(0, i) * delta.get(0, i);
            into.set(row, 1 + i, linear.get(0, i));
        }
        into.set(row, 0, constant - 0.5 * square);
        int at = 1 + columns;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < (full ? columns : i + 1); j++) {
                into.set(row, at++, i == j ? -0.5 * precision.get(i, i) : -precision.get(i, j));
            }
        }
    }

    /** From sums of φ r, [P, K], the sums Σ r, Σ r (y − δ) and Σ r (y − δ)(y − δ)ᵀ, written one after the other. */
    void writeMoments(Matrix sums, int component, Matrix delta, double[] into, int at) {
        double count = sums.get(0, component);
        into[at] = count;
        for (int i = 0; i < columns; i++) {
            into[at + 1 + i] = sums.get(1 + i, component) - count * delta.get(0, i);
        }
        int place = 1 + columns;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < (full ? columns : i + 1); j++) {
                double moment = sums.get(place++, component)
                        - sums.get(1 + i, component) * delta.get(0, j)
                        - delta.get(0, i) * into[at + 1 + j];
                into[at + 1 + columns + i * columns + j] = moment;
                into[at + 1 + columns + j * columns + i] = moment;
            }
        }
    }
}
