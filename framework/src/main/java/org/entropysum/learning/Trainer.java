package org.entropysum.learning;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.jspecify.annotations.Nullable;

/**
 * The only training loop. It stops when the whole gradient is within the tolerance, when the steps are used up, when the
 * algorithm finds nothing better, or when it is asked to.
 *
 * @param algorithm what a step is
 * @param steps the largest number of steps, not negative
 * @param tolerance training ends at a gradient norm ≤ tolerance · (1 + |F|)
 * @param cancelled asked before every step
 */
public record Trainer(Algorithm algorithm, int steps, double tolerance, BooleanSupplier cancelled) {
    /** How many steps each of several starts gets before the best of them goes on. */
    private static final int EXPLORATION = 50;

    /** Sees every state on the way. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called at the start and after every step.
         *
         * @param state the state
         * @param evaluation the evaluation there
         */
        void visit(State state, Evaluation evaluation);
    }

    /**
     * Trains from one start.
     *
     * @param objective the ELBO
     * @param start where to start
     * @param observer sees every state
     * @return where training ended
     * @throws NumericFailure if a number is not finite; it names the tensor and the iteration
     */
    public Optimum train(Objective objective, Parameters start, Observer observer) {
        return proceed(objective, algorithm.initial(start), steps, observer);
    }

    /**
     * Trains from several starts: each gets a few steps, and the best goes on. A start that fails numerically is left
     * out, unless all do.
     *
     * @param objective the ELBO
     * @param starts where to start, at least one
     * @param observer sees every state of the start that goes on, from its first
     * @return where training ended
     * @throws NumericFailure if every start fails
     */
    public Optimum train(Objective objective, List<Parameters> starts, Observer observer) {
        if (starts.size() == 1) {
            return train(objective, starts.get(0), observer);
        }
        return train(objective, best(objective, starts), observer);
    }

    private Parameters best(Objective objective, List<Parameters> starts) {
        Parameters best = starts.get(0);
        double bestElbo = Double.NEGATIVE_INFINITY;
        @Nullable NumericFailure last = null;
        for (Parameters start : starts) {
            try {
                State initial = algorithm.initial(start);
                double elbo = proceed(objective, initial, Math.min(steps, EXPLORATION), (state, evaluation) -> {})
                        .evaluation()
                        .elbo();
                if (elbo > bestElbo) {
                    bestElbo = elbo;
                    best = start;
                }
            } catch (NumericFailure failure) {
                last = failure;
            }
        }
        if (bestElbo == Double.NEGATIVE_INFINITY && last != null) {
            throw last;
        }
        return best;
    }

    private Optimum proceed(Objective objective, State initial, int limit, Observer observer) {
        State state = initial;
        try {
            Evaluation evaluation = state.evaluation(objective);
            observer.visit(state, evaluation);
            while (true) {
                if (evaluation.gradientNorm() <= tolerance * (1 + Math.abs(evaluation.elbo()))) {
                    return new Optimum(state, evaluation, StopReason.STATIONARY);
                }
                if (state.iteration() >= limit) {
                    return new Optimum(state, evaluation, StopReason.STEPS);
                }
                if (cancelled.getAsBoolean()) {
                    return new Optimum(state, evaluation, StopReason.CANCELLED);
                }
                State next = algorithm.step(objective, state);
                if (next.parameters() == state.parameters()) {
                    return new Optimum(state, evaluation, StopReason.NO_PROGRESS);
                }
                state = next;
                evaluation = state.evaluation(objective);
                observer.visit(state, evaluation);
            }
        } catch (NumericFailure failure) {
            throw failure.at(state.iteration());
        }
    }
}
