package org.entropysum.experiments.analysis;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * E[x] of a family: those entries of E[T(x)] = ∇A(η) in which T holds x itself.
 *
 * @param family the family
 */
public record ObservableMean(ExponentialFamily family) {
    /**
     * The means.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return E[x], {@code [B, D]}
     * @throws UnsupportedOperationException if the sufficient statistics do not hold x
     */
    public Matrix at(INDArray eta) {
        int[] columns = columns();
        Matrix means = Matrix.copyOf(family.meanParameters(eta));
        Matrix mean = Matrix.zeros(means.rows(), columns.length);
        for (int row = 0; row < mean.rows(); row++) {
            for (int d = 0; d < columns.length; d++) {
                mean.set(row, d, means.get(row, columns[d]));
            }
        }
        return mean;
    }

    // T is a fixed function, so two probes in (0, 1) show where it holds x
    private int[] columns() {
        Matrix probes = Matrix.zeros(2, family.eventSize());
        for (int j = 0; j < probes.columns(); j++) {
            probes.set(0, j, (j + 1.0) / (probes.columns() + 2));
            probes.set(1, j, (j + 1.5) / (probes.columns() + 2));
        }
        Matrix statistics = Matrix.copyOf(family.sufficientStatistics(probes.toArray()));
        int[] columns = new int[probes.columns()];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = column(probes, j, statistics);
        }
        return columns;
    }

    private static int column(Matrix probes, int j, Matrix statistics) {
        for (int k = 0; k < statistics.columns(); k++) {
            if (statistics.get(0, k) == probes.get(0, j) && statistics.get(1, k) == probes.get(1, j)) {
                return k;
            }
        }
        throw new UnsupportedOperationException(
                "the sufficient statistics of the observable do not hold x, so E[x|z] is not known; use sample");
    }
}
