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
    /** The columns of W, which is not changed. */
    static UnitColumns of(Matrix weights) {
        double[] norms = alongColumns(weights, weights);
        for (int h = 0; h < norms.length; h++) {
            norms[h] = Math.sqrt(norms[h]);
            if (!(norms[h] > 0)) {
                throw new NumericFailure("weights", "column " + (h + 1) + " has length " + norms[h]);
            }
        }
        Matrix unit = weights.copy();
        for (int d = 0; d < unit.rows(); d++) {
            for (int h = 0; h < norms.length; h++) {
                unit.values()[d * norms.length + h] /= norms[h];
            }
        }
        return new UnitColumns(unit, norms);
    }

    /** The derivative by W from that by Ŵ: ∂/∂w_h = (I − ŵ_h ŵ_hᵀ) ∂/∂ŵ_h / ‖w_h‖. */
    Matrix toRaw(Matrix byUnit) {
        double[] along = alongColumns(byUnit, unit);
        Matrix byRaw = Matrix.zeros(unit.rows(), unit.columns());
        for (int d = 0; d < unit.rows(); d++) {
            int at = d * norms.length;
            for (int h = 0; h < norms.length; h++) {
                byRaw.values()[at + h] = (byUnit.values()[at + h] - along[h] * unit.values()[at + h]) / norms[h];
            }
        }
        return byRaw;
    }

    // Σ_d a_dh b_dh
    private static double[] alongColumns(Matrix a, Matrix b) {
        double[] sums = new double[a.columns()];
        for (int d = 0; d < a.rows(); d++) {
            int at = d * sums.length;
            for (int h = 0; h < sums.length; h++) {
                sums[h] += a.values()[at + h] * b.values()[at + h];
            }
        }
        return sums;
    }
}
