package org.entropysum.experiments.dataset.synthetic;

/** How a row is made, once everything that rows share has been drawn. Without state, for several threads at once. */
@FunctionalInterface
public interface RowFormula {
    /**
     * Makes a row.
     *
     * @param row n, from 0
     * @param draws the random numbers of this row alone
     * @param x receives D values
     */
    void make(int row, Draws draws, double[] x);
}
