package org.entropysum.family;

import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A row-wise family with a differentiable density. */
abstract class ContinuousRowwiseFamily extends RowwiseFamily<Distribution.Continuous> implements ContinuousFamily {
    ContinuousRowwiseFamily(int eventSize, int statisticSize) {
        super(eventSize, statisticSize);
    }

    @Override
    public final INDArray eventGradient(INDArray eta, INDArray x) {
        Matrix events = events(x);
        Matrix gradient = Matrix.zeros(events.rows(), eventSize());
        forEachRow(eta, events, (p, row) -> p.eventGradient(events.values(), row * eventSize(), gradient.values()));
        return gradient.toArray();
    }
}
