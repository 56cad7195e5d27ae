package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.State;
import org.entropysum.learning.Trainer;
import org.entropysum.posterior.ModelAssembly;
import org.jspecify.annotations.Nullable;

/** The course of a training, thinned out evenly so that it stays short however long the training is. */
final class Trace {
    private static final int MOST = 400;

    private final List<TracePoint> points = new ArrayList<>();
    private final HeldOutLooks heldOut;
    private int stride = 1;
    private double seen;

    Trace(HeldOutLooks heldOut) {
        this.heldOut = heldOut;
    }

    static Trace ofTraining() {
        return new Trace(HeldOutLooks.at(Optional.empty()));
    }

    /**
     * Sees a training that goes on after that many steps of others, whose every step sees so many rows; the assembly of
     * evaluation is asked for where held-out rows are looked at.
     */
    Trainer.Observer from(int before, double rowsPerStep, Function<State, ModelAssembly> evaluating) {
        double seenBefore = seen;
        return (state, evaluation) -> {
            seen = seenBefore + rowsPerStep * state.iteration();
            visit(before + state.iteration(), state, evaluation, () -> evaluating.apply(state));
        };
    }

    private void visit(int step, State state, Evaluation evaluation, Supplier<ModelAssembly> assembly) {
        boolean isNew = points.isEmpty() || points.get(points.size() - 1).step() < step;
        if (isNew && step % stride == 0) {
            points.add(point(step, evaluation, heldOut.elbo(state.parameters(), assembly, seen)));
        }
        if (points.size() > MOST) {
            stride *= 2;
            points.removeIf(point -> point.step() % stride != 0);
        }
    }

    /** The points, with the last state as the last of them. */
    List<TracePoint> endingAt(int step, Evaluation evaluation, @Nullable Double heldOutElbo) {
        List<TracePoint> complete = new ArrayList<>(points);
        complete.removeIf(point -> point.step() >= step);
        complete.add(point(step, evaluation, heldOutElbo));
        return complete;
    }

    /** The points up to where training failed. */
    List<TracePoint> soFar() {
        return List.copyOf(points);
    }

    private static TracePoint point(int step, Evaluation evaluation, @Nullable Double heldOutElbo) {
        return new TracePoint(
                step,
                evaluation.elbo(),
                evaluation.entropies().value(),
                evaluation.entropies().posterior(),
                evaluation.entropies().prior(),
                evaluation.entropies().observable(),
                evaluation.gap(),
                evaluation.gradientNorm(),
                heldOutElbo);
    }
}
