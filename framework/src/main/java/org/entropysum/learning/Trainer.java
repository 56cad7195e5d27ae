package org.entropysum.learning;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.jspecify.annotations.Nullable;

/**
 * The only training loop. It stops when a rule says so, when the steps are used up, when the algorithm finds nothing better,
 * or when it is asked to. F is evaluated on all data after every step, or with minibatches after every epoch.
 *
 * @param algorithm what a step is
 * @param steps the largest number of steps, not negative
 * @param rules when to stop before that
 * @param cancelled asked before every step
 */
public record Trainer(Algorithm algorithm, int steps, List<StopRule> rules, BooleanSupplier cancelled) {
    /** How many steps each of several starts gets before the best of them goes on. */
    private static final int EXPLORATION = 50;

    /** Copies the rules. {@inheritDoc} */
    public Trainer {
        rules = List.copyOf(rules);
    }

    /**
     * A trainer that stops where the whole gradient vanishes.
     *
     * @param algorithm what a step is
     * @param steps the largest number of steps, not negative
     * @param tolerance training ends at a gradient norm ≤ tolerance · (1 + |F|)
     * @param cancelled asked before every step
     */
    public Trainer(Algorithm algorithm, int steps, double tolerance, BooleanSupplier cancelled) {
        this(algorithm, steps, List.of(StopRule.gradient(tolerance)), cancelled);
    }

    /** Sees every state on the way. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called at the start and wherever F is evaluated.
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
        List<StopRule.Judge> judges =
                rules.stream().map(rule -> rule.begin(objective)).toList();
        State state = initial;
        while (true) {
            Evaluation evaluation = evaluate(objective, state);
            observer.visit(state, evaluation);
            Optional<StopReason> reason = reason(judges, state, evaluation, limit);
            if (reason.isPresent()) {
                return new Optimum(state, evaluation, reason.get());
            }
            State next = epoch(objective, state, limit);
            if (next.iteration() == state.iteration()) {
                return new Optimum(state, evaluation, StopReason.NO_PROGRESS);
            }
            state = next;
        }
    }

    private Optional<StopReason> reason(List<StopRule.Judge> judges, State state, Evaluation evaluation, int limit) {
        // Every judge sees every state, though one is enough to stop
        List<StopReason> reasons = judges.stream()
                .flatMap(judge -> judge.judge(state, evaluation).stream())
                .toList();
        if (!reasons.isEmpty()) {
            return Optional.of(reasons.get(0));
        }
        if (state.iteration() >= limit) {
            return Optional.of(StopReason.STEPS);
        }
        return cancelled.getAsBoolean() ? Optional.of(StopReason.CANCELLED) : Optional.empty();
    }

    // As many steps as see all data once; the state itself if the first of them leads nowhere
    private State epoch(Objective objective, State from, int limit) {
        State state = from;
        for (int i = 0; i < objective.epoch() && state.iteration() < limit; i++) {
            State next = i > 0 && cancelled.getAsBoolean() ? state : step(objective, state);
            if (next.parameters() == state.parameters()) {
                return state;
            }
            state = next;
        }
        return state;
    }

    private State step(Objective objective, State state) {
        try {
            return algorithm.step(objective, state);
        } catch (NumericFailure failure) {
            throw failure.at(state.iteration());
        }
    }

    private static Evaluation evaluate(Objective objective, State state) {
        try {
            return state.evaluation(objective);
        } catch (NumericFailure failure) {
            throw failure.at(state.iteration());
        }
    }
}
