package org.entropysum.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Block;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.Parallel;

/**
 * Adam (Kingma and Ba, 2015) as gradient ascent.
 *
 * @param learningRate the step size of each step, not negative
 * @param firstDecay β₁, in [0, 1)
 * @param secondDecay β₂, in [0, 1)
 * @param epsilon added to the root of the second moment, positive
 * @param factors by which the step size is multiplied for named blocks, such as those of variances; positive
 */
public record Adam(
        Schedule learningRate, double firstDecay, double secondDecay, double epsilon, Map<String, Double> factors)
        implements Algorithm {
    /** Numbers that go through a step together, in a second-level cache. */
    private static final int PIECE = 1 << 14;

    /** Checks the ranges. {@inheritDoc} */
    public Adam {
        factors = Map.copyOf(factors);
        if (!factors.values().stream().allMatch(factor -> factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factors of Adam's learning rate are positive, unlike " + factors);
        }
        if (!(firstDecay >= 0 && firstDecay < 1 && secondDecay >= 0 && secondDecay < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("Adam needs a positive epsilon and decays in [0, 1); got " + epsilon
                    + ", " + firstDecay + ", " + secondDecay);
        }
    }

    /**
     * Adam with the same step size for all blocks.
     *
     * @param learningRate the step size of each step, not negative
     * @param firstDecay β₁, in [0, 1)
     * @param secondDecay β₂, in [0, 1)
     * @param epsilon added to the root of the second moment, positive
     */
    public Adam(Schedule learningRate, double firstDecay, double secondDecay, double epsilon) {
        this(learningRate, firstDecay, secondDecay, epsilon, Map.of());
    }

    /**
     * The same algorithm with step sizes of their own for some blocks.
     *
     * @param blocks factors of the learning rate by the names of blocks
     * @return the algorithm
     */
    public Adam scaled(Map<String, Double> blocks) {
        return new Adam(learningRate, firstDecay, secondDecay, epsilon, blocks);
    }

    /**
     * Adam with a constant step size and the authors' decays.
     *
     * @param learningRate the step size, positive
     * @return the algorithm
     */
    public static Adam of(double learningRate) {
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("Adam needs a positive learning rate, not " + learningRate);
        }
        return of(new Schedule.Constant(learningRate));
    }

    /**
     * Adam with a schedule of step sizes and the authors' decays.
     *
     * @param learningRate the step size of each step
     * @return the algorithm
     */
    public static Adam of(Schedule learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    /** Averages of gradients and of their squares, which one step may write over. */
    private static final class Moments implements State.Memory {
        private final double[] first;
        private final double[] second;
        private boolean used;

        Moments(double[] first, double[] second) {
            this.first = first;
            this.second = second;
        }

        Moments copy() {
            return new Moments(requireUnused().first.clone(), second.clone());
        }

        Moments handedOver() {
            requireUnused().used = true;
            return new Moments(first, second);
        }

        private Moments requireUnused() {
            if (used) {
                throw new IllegalStateException("a step has used up the memory of this state");
            }
            return this;
        }
    }

    @Override
    public State initial(Parameters parameters) {
        factors.keySet().forEach(parameters.layout()::block);
        int size = parameters.layout().size();
        return State.start(parameters, new Moments(new double[size], new double[size]));
    }

    @Override
    public State step(Objective objective, State state) {
        return stepWith(((Moments) state.memory()).copy(), objective, state);
    }

    @Override
    public State advance(Objective objective, State state) {
        return stepWith(((Moments) state.memory()).handedOver(), objective, state);
    }

    private State stepWith(Moments moments, Objective objective, State state) {
        Parameters gradient = state.ownGradientOfStep(objective);
        Step step = new Step(moments, state.iteration());
        Parameters here = state.parameters();
        Parameters moved = gradient.replaced(slope -> here.read(from -> threads(objective, here.layout())
                .map(Piece.of(here.layout()), piece -> step.replace(piece, slope, from))));
        return state.next(moved, moved, moments, null);
    }

    private static Parallel threads(Objective objective, Layout layout) {
        return layout.size() < 2 * PIECE ? Parallel.of(1) : objective.parallel();
    }

    /** Consecutive numbers of one block. */
    private record Piece(String block, int from, int to) {
        static List<Piece> of(Layout layout) {
            List<Piece> pieces = new ArrayList<>();
            for (Block block : layout.blocks()) {
                int start = layout.offset(block.name());
                int end = start + block.size();
                for (int from = start; from < end; from += PIECE) {
                    pieces.add(new Piece(block.name(), from, Math.min(end, from + PIECE)));
                }
            }
            return pieces;
        }
    }

    /** One step: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², and along m/(√(v/(1 − β₂ᵗ)) + ε). */
    private final class Step {
        private final double[] first;
        private final double[] second;
        private final double scale;
        private final double rootScale;

        Step(Moments moments, int iteration) {
            first = moments.first;
            second = moments.second;
            double rate = NumericFailure.requireFinite("learning rate", learningRate.at(iteration));
            scale = rate / (1 - Math.pow(firstDecay, iteration + 1));
            rootScale = 1 / Math.sqrt(1 - Math.pow(secondDecay, iteration + 1));
        }

        /** The next parameters in the place of the gradient. */
        Piece replace(Piece piece, double[] gradient, double[] here) {
            int from = piece.from();
            int to = piece.to();
            average(first, gradient, firstDecay, from, to);
            averageSquares(second, gradient, secondDecay, from, to);
            double factor = scale * factors.getOrDefault(piece.block(), 1.0);
            ascend(here, first, second, factor, rootScale, epsilon, gradient, from, to);
            return piece;
        }
    }

    // Short loops without branches and offsets, which the compiler turns into vector instructions

    private static void average(double[] averages, double[] gradient, double decay, int from, int to) {
        for (int i = from; i < to; i++) {
            averages[i] = decay * averages[i] + (1 - decay) * gradient[i];
        }
    }

    private static void averageSquares(double[] averages, double[] gradient, double decay, int from, int to) {
        for (int i = from; i < to; i++) {
            averages[i] = decay * averages[i] + (1 - decay) * gradient[i] * gradient[i];
        }
    }

    private static void ascend(
            double[] here,
            double[] first,
            double[] second,
            double factor,
            double rootScale,
            double floor,
            double[] next,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            next[i] = here[i] + factor * first[i] / (Math.sqrt(second[i]) * rootScale + floor);
        }
    }
}
