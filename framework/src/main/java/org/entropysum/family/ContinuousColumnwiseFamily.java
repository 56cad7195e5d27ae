package org.entropysum.family;

import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** D independent continuous variables of one kind, whose densities can be differentiated. */
public abstract class ContinuousColumnwiseFamily extends ColumnwiseFamily<Variable.Continuous>
        implements ContinuousFamily {
    /**
     * D variables with the named usual parameters.
     *
     * @param columns D, at least 1
     * @param usualNames the nouns for the usual parameters of one variable
     */
    protected ContinuousColumnwiseFamily(int columns, String... usualNames) {
        super(columns, usualNames);
    }

    @Override
    public final INDArray eventGradient(INDArray eta, INDArray x) {
        Matrix events = events(x);
        Matrix gradient = Matrix.zeros(events.rows(), eventSize());
        forEachRow(eta, events, (p, row) -> {
            for (int i = 0; i < eventSize(); i++) {
                gradient.set(row, i, p.variables().get(i).slope(events.get(row, i)));
            }
        });
        return gradient.toArray();
    }
}
