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

    /** Writes φ of the rows from … to − 1, one feature a row, [P, to − from]. */
    void write(Matrix x, int from, int to, double[] centre, double[] phi) {
        int rows = to - from;
        double[][] centred = new double[columns][];
        for (int i = 0; i < columns; i++) {
            centred[i] = centred(x.values(), from * columns + i, rows, centre[i]);
            System.arraycopy(centred[i], 0, phi, (1 + i) * rows, rows);
        }
        Arrays.fill(phi, 0, rows, 1);
        double[] product = new double[rows];
        int at = (1 + columns) * rows;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < (full ? columns : i + 1); j++) {
                multiply(centred[i], centred[j], product);
                System.arraycopy(product, 0, phi, at, rows);
                at += rows;
            }
        }
    }

    private double[] centred(double[] values, int first, int rows, double centre) {
        double[] column = new double[rows];
        int at = first;
        for (int n = 0; n < rows; n++) {
            column[n] = values[at] - centre;
            at += columns;
        }
        return column;
    }

    // No index has an offset, so that the compiler sees several numbers at once
    private static void multiply(double[] left, double[] right, double[] product) {
        for (int n = 0; n < product.length; n++) {
            product[n] = left[n] * right[n];
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

    /** From sums of r φ, [K, P], the sums Σ r, Σ r (y − δ) and Σ r (y − δ)(y − δ)ᵀ, written one after the other. */
    void writeMoments(Matrix sums, int component, Matrix delta, double[] into, int at) {
        double count = sums.get(component, 0);
        into[at] = count;
        for (int i = 0; i < columns; i++) {
            into[at + 1 + i] = sums.get(component, 1 + i) - count * delta.get(0, i);
        }
        int place = 1 + columns;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < (full ? columns : i + 1); j++) {
                double moment = sums.get(component, place++)
                        - sums.get(component, 1 + i) * delta.get(0, j)
                        - delta.get(0, i) * into[at + 1 + j];
                into[at + 1 + columns + i * columns + j] = moment;
                into[at + 1 + columns + j * columns + i] = moment;
            }
        }
    }
}
