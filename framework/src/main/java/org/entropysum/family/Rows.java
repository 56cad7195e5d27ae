package org.entropysum.family;

import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Kernels applied row by row. */
final class Rows {
    private Rows() {}

    /** Writes one row of the result. */
    @FunctionalInterface
    interface RowMap {
        void apply(double[] values, int at, double[] result, int resultAt);
    }

    static INDArray scalars(INDArray rows, BaseMeasure.RowScalar scalar) {
        return map(rows, 1, (values, at, result, resultAt) -> result[resultAt] = scalar.of(values, at));
    }

    static INDArray map(INDArray rows, int columns, RowMap map) {
        Matrix source = Matrix.copyOf(rows);
        Matrix result = Matrix.zeros(source.rows(), columns);
        for (int i = 0; i < source.rows(); i++) {
            map.apply(source.values(), i * source.columns(), result.values(), i * columns);
        }
        return result.toArray();
    }
}
