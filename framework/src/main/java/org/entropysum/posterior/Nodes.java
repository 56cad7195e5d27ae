package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;

/** Weighted nodes: \( E_{q^{(n)}} f(z) = \sum_s w_{ns} f(z_s) \). */
public sealed interface Nodes {
    /**
     * The positions.
     *
     * @return z, one node a row
     */
    Matrix z();

    /**
     * The weights; those of a data point add up to one.
     *
     * @return w, {@code [N, S]}
     */
    Matrix weight();

    /**
     * Where node s of data point n stands.
     *
     * @param n the data point
     * @param s the node
     * @return the row of z
     */
    int row(int n, int s);

    /**
     * Nodes that all data points share.
     *
     * @param z positions, {@code [S, H]}
     * @param weight weights, {@code [N, S]}
     */
    record Shared(Matrix z, Matrix weight) implements Nodes {
        @Override
        public int row(int n, int s) {
            return s;
        }
    }

    /**
     * Nodes of each data point's own.
     *
     * @param z positions, {@code [N·S, H]}, node s of data point n in row n·S + s
     * @param weight weights, {@code [N, S]}
     */
    record PerDatum(Matrix z, Matrix weight) implements Nodes {
        @Override
        public int row(int n, int s) {
            return n * weight.columns() + s;
        }
    }
}
