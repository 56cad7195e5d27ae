package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.Trainer;

/** The course of a training, thinned out evenly so that it stays short however long the training is. */
final class Trace {
    private static final int MOST = 400;

    private final List<TracePoint> points = new ArrayList<>();
    private int stride = 1;

    /** Sees a training that goes on after that many steps of others. */
    Trainer.Observer from(int before) {
        return (state, evaluation) -> visit(before + state.iteration(), evaluation);
    }

    private void visit(int step, Evaluation evaluation) {
        boolean isNew = points.isEmpty() || points.get(points.size() - 1).step() < step;
        if (isNew && step % stride == 0) {
            points.add(point(step, evaluation));
        }
        if (points.size() > MOST) {
            stride *= 2;
            points.removeIf(point -> point.step() % stride != 0);
        }
    }

    /** The points, with the last state as the last of them. */
    List<TracePoint> endingAt(int step, Evaluation evaluation) {
        List<TracePoint> complete = new ArrayList<>(points);
        complete.removeIf(point -> point.step() >= step);
        complete.add(point(step, evaluation));
        return complete;
    }

    /** The points up to where training failed. */
    List<TracePoint> soFar() {
        return List.copyOf(points);
    }

    private static TracePoint point(int step, Evaluation evaluation) {
        return new TracePoint(
                step,
                evaluation.elbo(),
                evaluation.entropies().value(),
                evaluation.entropies().posterior(),
                evaluation.entropies().prior(),
                evaluation.entropies().observable(),
                evaluation.gap(),
                evaluation.gradientNorm());
    }
}
