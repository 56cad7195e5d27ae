package org.entropysum.data;

import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Consecutive rows of a data set, each with its stable identity. */
public final class Batch {
    private final int firstRow;
    private final Matrix values;

    private Batch(int firstRow, Matrix values) {
        this.firstRow = firstRow;
        this.values = values;
    }

    /**
     * The rows firstRow, firstRow + 1, …
     *
     * @param firstRow the identity of the first row
     * @param columns D
     * @param values row-major values, not copied
     * @return the batch
     */
    public static Batch of(int firstRow, int columns, double[] values) {
        return new Batch(firstRow, Matrix.over(values, values.length / columns, columns));
    }

    /**
     * The identity of the first row; the others follow.
     *
     * @return the row number in the data set
     */
    public int firstRow() {
        return firstRow;
    }

    /**
     * The number of rows.
     *
     * @return B
     */
    public int rows() {
        return values.rows();
    }

    /**
     * The data points.
     *
     * @return x, {@code [B, D]}
     */
    public INDArray x() {
        return values.toArray();
    }

    /**
     * The data points on the heap, for kernels that only read.
     *
     * @return x, {@code [B, D]}
     */
    public Matrix rowsOnHeap() {
        return values;
    }
}
