package org.entropysum.models.expfamily;

import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/**
 * A matrix W with its columns brought to length one, \( \hat w_h = w_h / \|w_h\| \).
 *
 * @param unit Ŵ, [D, H]
 * @param norms ‖w_h‖
 */
record UnitColumns(Matrix unit, double[] norms) {
    /** The columns of W, which Ŵ takes the place of. */
    static UnitColumns replacing(Matrix weights) {
        double[] norms = alongColumns(weights, weights);
        for (int h = 0; h < norms.length; h++) {
            norms[h] = Math.sqrt(norms[h]);
            if (!(norms[h] > 0)) {
                throw new NumericFailure("weights", "column " + (h + 1) + " has length " + norms[h]);
            }
        }
        double[] row = new double[norms.length];
        for (int d = 0; d < weights.rows(); d++) {
            load(weights, d, row);
            divide(row, norms);
            store(row, weights, d);
        }
        return new UnitColumns(weights, norms);
    }

    /** The derivative by W from that by Ŵ: ∂/∂w_h = (I − ŵ_h ŵ_hᵀ) ∂/∂ŵ_h / ‖w_h‖. */
    Matrix toRaw(Matrix byUnit) {
        return replaceByRaw(byUnit.copy());
    }

    /** The same in the place of the derivative by Ŵ. */
    Matrix replaceByRaw(Matrix byUnit) {
        double[] along = alongColumns(byUnit, unit);
        double[] row = new double[norms.length];
        double[] column = new double[norms.length];
        for (int d = 0; d < unit.rows(); d++) {
            load(byUnit, d, row);
            load(unit, d, column);
            project(row, along, column);
            divide(row, norms);
            store(row, byUnit, d);
        }
        return byUnit;
    }

    /** Σ_d a_dh b_dh for each column h. */
    static double[] alongColumns(Matrix a, Matrix b) {
        double[] sums = new double[a.columns()];
        double[] left = new double[sums.length];
        double[] right = new double[sums.length];
        for (int d = 0; d < a.rows(); d++) {
            load(a, d, left);
            load(b, d, right);
            addProducts(left, right, sums);
        }
        return sums;
    }

    // Rows in arrays of their own: compilers see several numbers at once only where no index has an offset

    private static void load(Matrix from, int row, double[] into) {
        System.arraycopy(from.values(), row * into.length, into, 0, into.length);
    }

    private static void store(double[] row, Matrix into, int at) {
        System.arraycopy(row, 0, into.values(), at * row.length, row.length);
    }

    private static void project(double[] row, double[] along, double[] column) {
        for (int h = 0; h < row.length; h++) {
            row[h] -= along[h] * column[h];
        }
    }

    private static void divide(double[] row, double[] by) {
        for (int h = 0; h < row.length; h++) {
            row[h] /= by[h];
        }
    }

    private static void addProducts(double[] left, double[] right, double[] sums) {
        for (int h = 0; h < sums.length; h++) {
            sums[h] += left[h] * right[h];
        }
    }
}
