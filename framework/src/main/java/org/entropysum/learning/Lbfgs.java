package org.entropysum.learning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;

/**
 * Limited-memory BFGS (Nocedal, 1980) as ascent, with a strong Wolfe line search.
 *
 * @param history how many pairs of steps and gradient changes are kept, at least 1
 */
public record Lbfgs(int history) implements Algorithm {
    /** The number of pairs that {@link #standard()} keeps. */
    private static final int STANDARD_HISTORY = 30;

    /** How many steps in a row may bring neither a higher objective nor a flatter gradient than any before. */
    private static final int PATIENCE = 20;

    /** Checks the history. {@inheritDoc} */
    public Lbfgs {
        if (history < 1) {
            throw new IllegalArgumentException("L-BFGS keeps at least one pair, not " + history);
        }
    }

    /**
     * L-BFGS with a history of 30 pairs.
     *
     * @return the algorithm
     */
    public static Lbfgs standard() {
        return new Lbfgs(STANDARD_HISTORY);
    }

    private record Pair(Parameters step, Parameters change, double product) {}

    private record Carried(List<Pair> pairs, double highest, double flattest, int stalled) implements State.Memory {
        static final Carried NOTHING = new Carried(List.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

        /** For an objective that changes from step to step: values of different steps say nothing about progress. */
        Carried anew() {
            return new Carried(pairs, NOTHING.highest, NOTHING.flattest, 0);
        }

        /** Without this the search would wander among rounding errors for ever. */
        Carried after(List<Pair> next, Evaluation evaluation) {
            double slope = evaluation.gradient().dot(evaluation.gradient());
            boolean progress = evaluation.elbo() > highest || slope < flattest;
            return new Carried(
                    next, Math.max(highest, evaluation.elbo()), Math.min(flattest, slope), progress ? 0 : stalled + 1);
        }
    }

    @Override
    public State initial(Parameters parameters) {
        return State.start(parameters, Carried.NOTHING);
    }

    @Override
    public State step(Objective objective, State state) {
        Objective now = objective.during(state.iteration());
        State next = step(now::at, state, state.evaluationOfStep(objective));
        return now == objective ? next : next.forgetting(((Carried) next.memory()).anew());
    }

    /** A step on any function of the parameters; the posterior follows the parameters. */
    State step(Function<Parameters, Evaluation> objective, State state, Evaluation here) {
        Carried carried = (Carried) state.memory();
        if (carried.stalled() >= PATIENCE) {
            return state.next(state.parameters(), state.parameters(), Carried.NOTHING, here);
        }
        List<Pair> pairs = carried.pairs();
        Optional<LineSearch.Step> found = search(objective, state.parameters(), here, pairs);
        if (found.isEmpty() && !pairs.isEmpty()) {
            pairs = List.of();
            found = search(objective, state.parameters(), here, pairs);
        }
        if (found.isEmpty()) {
            return state.next(state.parameters(), state.parameters(), Carried.NOTHING, here);
        }
        LineSearch.Step step = found.get();
        List<Pair> remembered = remember(pairs, state.parameters(), here, step);
        return state.next(step.point(), step.point(), carried.after(remembered, step.evaluation()), step.evaluation());
    }

    private static Optional<LineSearch.Step> search(
            Function<Parameters, Evaluation> objective, Parameters from, Evaluation here, List<Pair> pairs) {
        Parameters direction = direction(here.gradient(), pairs);
        double firstStep = pairs.isEmpty() ? 1 / Math.max(1, Math.sqrt(direction.dot(direction))) : 1;
        return new LineSearch(objective).search(from, here, direction, firstStep);
    }

    private List<Pair> remember(List<Pair> pairs, Parameters from, Evaluation here, LineSearch.Step to) {
        Parameters step = to.point().plus(-1, from);
        Parameters change = here.gradient().plus(-1, to.evaluation().gradient());
        double product = step.dot(change);
        List<Pair> kept = new ArrayList<>(pairs);
        if (product > 0) {
            kept.add(new Pair(step, change, product));
        }
        return List.copyOf(kept.subList(Math.max(0, kept.size() - history), kept.size()));
    }

    // The two-loop recursion: H g with H the inverse of the negative Hessian's estimate
    private static Parameters direction(Parameters gradient, List<Pair> pairs) {
        Deque<Double> weights = new ArrayDeque<>();
        Parameters direction = gradient;
        for (int i = pairs.size() - 1; i >= 0; i--) {
            Pair pair = pairs.get(i);
            double weight = pair.step.dot(direction) / pair.product;
            weights.push(weight);
            direction = direction.plus(-weight, pair.change);
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.get(pairs.size() - 1);
            double scale = last.product / last.change.dot(last.change);
            direction = direction.plus(scale - 1, direction);
        }
        Iterator<Double> weight = weights.iterator();
        for (Pair pair : pairs) {
            double correction = weight.next() - pair.change.dot(direction) / pair.product;
            direction = direction.plus(correction, pair.step);
        }
        return direction;
    }
}
