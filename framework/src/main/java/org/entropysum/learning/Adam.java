package org.entropysum.learning;

import java.util.Arrays;
import java.util.Map;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;

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

    private record Moments(double[] first, double[] second, double[] factors) implements State.Memory {}

    @Override
    public State initial(Parameters parameters) {
        int size = parameters.layout().size();
        return State.start(parameters, new Moments(new double[size], new double[size], factors(parameters.layout())));
    }

    private double[] factors(Layout layout) {
        double[] all = new double[layout.size()];
        Arrays.fill(all, 1);
        factors.forEach((name, factor) -> {
            int offset = layout.offset(name);
            Arrays.fill(all, offset, offset + layout.block(name).size(), factor);
        });
        return all;
    }

    @Override
    public State step(Objective objective, State state) {
        double[] gradient = state.evaluationOfStep(objective).gradient().values();
        Moments before = (Moments) state.memory();
        double[] first = averaged(before.first, gradient, firstDecay);
        double[] second = averagedSquares(before.second, gradient, secondDecay);
        int t = state.iteration() + 1;
        double rate = NumericFailure.requireFinite("learning rate", learningRate.at(state.iteration()));
        double scale = rate / (1 - Math.pow(firstDecay, t));
        double rootOfCorrection = Math.sqrt(1 - Math.pow(secondDecay, t));
        double[] here = state.parameters().values();
        Parameters moved = Parameters.written(
                state.parameters().layout(),
                next -> move(here, before.factors, first, second, scale, 1 / rootOfCorrection, next));
        return state.next(moved, moved, new Moments(first, second, before.factors), null);
    }

    // Loops without branches and offsets, which the compiler turns into vector instructions

    private static double[] averaged(double[] before, double[] gradient, double decay) {
        double[] after = new double[before.length];
        for (int i = 0; i < after.length; i++) {
            after[i] = decay * before[i] + (1 - decay) * gradient[i];
        }
        return after;
    }

    private static double[] averagedSquares(double[] before, double[] gradient, double decay) {
        double[] after = new double[before.length];
        for (int i = 0; i < after.length; i++) {
            after[i] = decay * before[i] + (1 - decay) * gradient[i] * gradient[i];
        }
        return after;
    }

    private void move(
            double[] here,
            double[] factors,
            double[] first,
            double[] second,
            double scale,
            double rootScale,
            double[] next) {
        double floor = epsilon;
        for (int i = 0; i < next.length; i++) {
            next[i] = here[i] + scale * factors[i] * first[i] / (Math.sqrt(second[i]) * rootScale + floor);
        }
    }
}
