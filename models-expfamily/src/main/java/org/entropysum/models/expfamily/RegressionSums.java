package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;

/**
 * The sums of a regression of x on u(z) under q. They are of the residuals \( y = x - Cu \) around the coefficients before the
 * step, so that nothing cancels near convergence: N, Σ E[yᵀy], Σ E[u uᵀ], Σ E[y uᵀ].
 */
record RegressionSums(double count, double squares, Matrix squaresOfU, Matrix cross) {
    static int size(int observables, int regressors) {
        return 2 + regressors * (regressors + observables);
    }

    /** Of data x [B, D] with means C u [R, D] and regressors u [R, U] at the rows of the nodes. */
    static RegressionSums of(Matrix x, Nodes nodes, Matrix means, Matrix u) {
        Matrix weightedResiduals = Matrix.zeros(means.rows(), means.columns());
        double[] weights = new double[means.rows()];
        double squares = 0;
        for (int n = 0; n < x.rows(); n++) {
            for (int s = 0; s < nodes.weight().columns(); s++) {
                double weight = nodes.weight().get(n, s);
                int row = nodes.row(n, s);
                weights[row] += weight;
                for (int d = 0; weight != 0 && d < x.columns(); d++) {
                    double residual = x.get(n, d) - means.get(row, d);
                    squares += weight * residual * residual;
                    weightedResiduals.add(row, d, weight * residual);
                }
            }
        }
        Matrix weighted = u.columns(0, u.columns()).scaleRows(weights);
        return new RegressionSums(x.rows(), squares, u.transposeTimes(weighted), weightedResiduals.transposeTimes(u));
    }

    void write(double[] sums, int at) {
        sums[at] = count;
        sums[at + 1] = squares;
        int length = squaresOfU.values().length;
        System.arraycopy(squaresOfU.values(), 0, sums, at + 2, length);
        System.arraycopy(cross.values(), 0, sums, at + 2 + length, cross.values().length);
    }

    static RegressionSums read(double[] sums, int at, int observables, int regressors) {
        int middle = at + 2 + regressors * regressors;
        return new RegressionSums(
                sums[at],
                sums[at + 1],
                Matrix.over(Arrays.copyOfRange(sums, at + 2, middle), regressors, regressors),
                Matrix.over(
                        Arrays.copyOfRange(sums, middle, middle + observables * regressors), observables, regressors));
    }

    /** The change of the coefficients that leaves the smallest squares, [D, U]. */
    Matrix bestChange() {
        Cholesky cholesky = Cholesky.of("second moment of the latents", squaresOfU);
        Matrix change = Matrix.zeros(cross.rows(), cross.columns());
        for (int d = 0; d < cross.rows(); d++) {
            double[] row = cholesky.solve(cross.row(d).values());
            System.arraycopy(row, 0, change.values(), d * cross.columns(), row.length);
        }
        return change;
    }

    // σ² = (Σ E[yᵀy] − 2 tr CᵀΣ E[y uᵀ] + tr C Σ E[u uᵀ] Cᵀ)/ND with C the change
    double varianceAfter(Matrix change) {
        double sum = squares;
        Matrix fitted = change.times(squaresOfU);
        for (int i = 0; i < change.values().length; i++) {
            sum += change.values()[i] * (fitted.values()[i] - 2 * cross.values()[i]);
        }
        return sum / (count * cross.rows());
    }
}
