package org.entropysum.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.RememberingFamily;
import org.entropysum.posterior.VariationalFamily;
import org.jspecify.annotations.Nullable;

/**
 * The only training loop. It stops when a rule says so, when the steps are used up, when the algorithm finds nothing better,
 * or when it is asked to. F is evaluated on all data after every step, or with minibatches after every epoch, or where that
 * takes too much of the time, after every few of them; rules and observers see what is evaluated. Where q
 * remembers more than parameters ({@link org.entropysum.posterior.RememberingFamily}), an E-step on the data of the step
 * comes before each step, and training is at an end only where further E-steps find nothing better either; so it is with a
 * q whose states the parameters choose.
 *
 * @param algorithm what a step is
 * @param steps the largest number of steps, not negative
 * @param rules when to stop before that
 * @param cancelled asked before every step
 * @param epochs how many steps, or with minibatches epochs, lie between two evaluations; at least 1
 */
public record Trainer(Algorithm algorithm, int steps, List<StopRule> rules, BooleanSupplier cancelled, int epochs) {
    /** How many steps each of several starts gets before the best of them goes on. */
    private static final int EXPLORATION = 50;

    /** How many E-steps in a row must find nothing better at the end. */
    private static final int LAST_VISITS = 10;

    /** By how much F must rise, relative to 1 + |F|, for an E-step to have found something better. */
    private static final double RISE = 1e-12;

    /**
     * Copies the rules. {@inheritDoc}
     *
     * @throws IllegalArgumentException if {@code epochs} is less than 1
     */
    public Trainer {
        rules = List.copyOf(rules);
        if (epochs < 1) {
            throw new IllegalArgumentException("expected at least 1 epoch between evaluations, got " + epochs);
        }
    }

    /**
     * A trainer that evaluates F after every step, or with minibatches after every epoch.
     *
     * @param algorithm what a step is
     * @param steps the largest number of steps, not negative
     * @param rules when to stop before that
     * @param cancelled asked before every step
     */
    public Trainer(Algorithm algorithm, int steps, List<StopRule> rules, BooleanSupplier cancelled) {
        this(algorithm, steps, rules, cancelled, 1);
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

    /**
     * The same trainer with another number of steps, or with minibatches epochs, between evaluations.
     *
     * @param epochs how many, at least 1
     * @return a trainer
     */
    public Trainer evaluatingEvery(int epochs) {
        return new Trainer(algorithm, steps, rules, cancelled, epochs);
    }

    /** Sees every state that is evaluated. */
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
        long seed = Arrays.hashCode(initial.parameters().values());
        Stand stand = new Stand(objective, initial);
        while (true) {
            Evaluation evaluation = stand.evaluation();
            observer.visit(stand.state, evaluation);
            Optional<StopReason> reason = reason(judges, stand.state, evaluation, limit);
            Stand next = reason.isPresent() ? stand : epoch(stand.knowing(evaluation), limit, seed);
            if (next.state.iteration() == stand.state.iteration()) {
                StopReason found = reason.orElse(StopReason.NO_PROGRESS);
                boolean hurried = found == StopReason.TIME || found == StopReason.CANCELLED;
                Optional<Stand> better = hurried || stand.state.iteration() >= limit
                        ? Optional.empty()
                        : stand.afterLastVisits(algorithm, evaluation, seed);
                if (better.isEmpty()) {
                    return new Optimum(stand.objective, stand.state, evaluation, found);
                }
                next = better.get();
            }
            stand = next;
        }
    }

    /** Where training stands: the state, and the objective with what q remembers. */
    private record Stand(Objective objective, State state) {
        Evaluation evaluation() {
            try {
                return state.evaluation(objective);
            } catch (NumericFailure failure) {
                throw failure.at(state.iteration());
            }
        }

        Stand knowing(Evaluation evaluation) {
            return new Stand(objective, state.knowing(evaluation));
        }

        Stand step(Algorithm algorithm, long seed) {
            try {
                Stand visited = visited(seed + state.iteration());
                return new Stand(visited.objective, algorithm.advance(visited.objective, visited.state));
            } catch (NumericFailure failure) {
                throw failure.at(state.iteration());
            }
        }

        private Stand visited(long seed) {
            Objective after = objective.visited(state.parameters(), state.iteration(), seed);
            return after == objective ? this : new Stand(after, state.forgetting(state.memory()));
        }

        // What a whole epoch of E-steps here leads to, if that is better
        Optional<Stand> afterLastVisits(Algorithm algorithm, Evaluation here, long seed) {
            if (isChosenByParameters(objective.assembly().posterior())) {
                return moved(objective, algorithm, here);
            }
            Objective after = objective;
            for (int visit = 0; visit < LAST_VISITS * objective.epoch(); visit++) {
                long another = seed - (long) LAST_VISITS * state.iteration() - visit - 1;
                after = after.visited(state.parameters(), visit, another);
                if (after == objective) {
                    return Optional.empty();
                }
            }
            return moved(after, algorithm, here);
        }

        /** A q that remembers nothing and may leave out states: which, the gradient at the q before the step does not see. */
        private static boolean isChosenByParameters(VariationalFamily posterior) {
            return !(posterior instanceof RememberingFamily)
                    && posterior.layout().size() == 0
                    && !posterior.isExact();
        }

        // To the q of these parameters
        private Optional<Stand> moved(Objective after, Algorithm algorithm, Evaluation here) {
            State.Memory fresh = algorithm.initial(state.parameters()).memory();
            State moved = state.next(state.parameters(), state.parameters(), fresh, null);
            Stand there = new Stand(after, moved);
            double rise = there.evaluation().elbo() - here.elbo();
            return rise > RISE * (1 + Math.abs(here.elbo())) ? Optional.of(there) : Optional.empty();
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

    // As many steps as see all data so often as asked; where training stands already if the first of them leads nowhere
    private Stand epoch(Stand from, int limit, long seed) {
        Stand stand = from;
        long count = (long) epochs * from.objective.epoch();
        for (long i = 0; i < count && stand.state.iteration() < limit; i++) {
            Stand next = i > 0 && cancelled.getAsBoolean() ? stand : stand.step(algorithm, seed);
            if (next.state.parameters() == stand.state.parameters()) {
                return stand;
            }
            stand = next;
        }
        return stand;
    }
}
