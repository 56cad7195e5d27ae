package org.entropysum.manifold;

import org.entropysum.elbo.Objective;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.State;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Learning on the manifold F = ES with minibatches. An entropy objective is a function of averages over all data and no average
 * itself: on a batch alone it is biased upwards. So the sums of which α and β are projected (scales, variances) are running
 * averages over the batches, and the other parameters take a gradient step on the batch at the scales that these averages give.
 *
 * @param inner the gradient step, for example Adam
 * @param decay what the past counts in the average, in [0, 1): about 1 − 1/(number of batches that are remembered)
 */
public record RunningProjection(Algorithm inner, double decay) implements Algorithm {
    /** Checks the decay. {@inheritDoc} */
    public RunningProjection {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("a running average needs a decay in [0, 1), not " + decay);
        }
    }

    private record Running(State.Memory inner, @Nullable Statistics average) implements State.Memory {}

    @Override
    public State initial(Parameters parameters) {
        State start = inner.initial(parameters);
        return State.start(parameters, new Running(start.memory(), null));
    }

    @Override
    public State step(Objective objective, State state) {
        ManifoldProjection closed = require(objective);
        Running running = (Running) state.memory();
        Statistics ofBatch = objective.during(state.iteration()).statistics(closed, state.parameters());
        Statistics average = running.average() == null ? ofBatch : ofBatch.mixedWith(running.average(), decay);
        Parameters here = projected(closed, state.parameters(), average);
        State next = inner.step(objective, new State(here, here, state.iteration(), running.inner(), null));
        Parameters there = projected(closed, next.parameters(), average);
        return new State(there, there, next.iteration(), new Running(next.memory(), average), null);
    }

    private static Parameters projected(ManifoldProjection closed, Parameters parameters, Statistics average) {
        return closed.project(parameters, parameters, average).requireFinite("projected parameter");
    }

    private static ManifoldProjection require(Objective objective) {
        return objective
                .assembly()
                .projection()
                .filter(ManifoldProjection::mayAverage)
                .orElseThrow(() -> new IllegalArgumentException(
                        "running averages need a projection in closed form whose sums stand for themselves"));
    }
}
