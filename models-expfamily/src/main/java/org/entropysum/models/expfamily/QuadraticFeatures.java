package org.entropysum.models.expfamily;

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

    /** φ of every row, [B, P]. */
    Matrix of(Matrix x, double[] centre) {
        int size = size();
        double[] features = new double[x.rows() * size];
        double[] y = new double[columns];
        for (int n = 0; n < x.rows(); n++) {
            int at = n * size;
            features[at++] = 1;
            for (int i = 0; i < columns; i++) {
                y[i] = x.values()[n * columns + i] - centre[i];
                features[at++] = y[i];
            }
            for (int i = 0; i < columns; i++) {
                for (int j = i; j < (full ? columns : i + 1); j++) {
                    features[at++] = y[i] * y[j];
                }
            }
        }
        return Matrix.over(features, x.rows(), size);
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

    /** From sums of r φ the sums Σ r, Σ r (y − δ) and Σ r (y − δ)(y − δ)ᵀ, written one after the other. */
    void writeMoments(Matrix sums, int row, Matrix delta, double[] into, int at) {
        double count = sums.get(row, 0);
        into[at] = count;
        for (int i = 0; i < columns; i++) {
            into[at + 1 + i] = sums.get(row, 1 + i) - count * delta.get(0, i);
        }
        int place = 1 + columns;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < (full ? columns : i + 1); j++) {
                double moment = sums.get(row, place++)
                        - sums.get(row, 1 + i) * delta.get(0, j)
                        - delta.get(0, i) * into[at + 1 + j];
                into[at + 1 + columns + i * columns + j] = moment;
                into[at + 1 + columns + j * columns + i] = moment;
            }
        }
    }
}
