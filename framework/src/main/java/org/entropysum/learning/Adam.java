package org.entropysum.learning;

import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;

/**
 * Adam (Kingma and Ba, 2015) as gradient ascent.
 *
 * @param learningRate the step size of each step, not negative
 * @param firstDecay β₁, in [0, 1)
 * @param secondDecay β₂, in [0, 1)
 * @param epsilon added to the root of the second moment, positive
 */
public record Adam(Schedule learningRate, double firstDecay, double secondDecay, double epsilon) implements Algorithm {
    /** Checks the ranges. {@inheritDoc} */
    public Adam {
        if (!(firstDecay >= 0 && firstDecay < 1 && secondDecay >= 0 && secondDecay < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("Adam needs a positive epsilon and decays in [0, 1); got " + epsilon
                    + ", " + firstDecay + ", " + secondDecay);
        }
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

    private record Moments(double[] first, double[] second) implements State.Memory {}

    @Override
    public State initial(Parameters parameters) {
        int size = parameters.layout().size();
        return State.start(parameters, new Moments(new double[size], new double[size]));
    }

    @Override
    public State step(Objective objective, State state) {
        double[] gradient = state.evaluationOfStep(objective).gradient().values();
        Moments before = (Moments) state.memory();
        Moments after = new Moments(before.first.clone(), before.second.clone());
        double[] next = state.parameters().values();
        int t = state.iteration() + 1;
        double rate = NumericFailure.requireFinite("learning rate", learningRate.at(state.iteration()));
        double firstCorrection = 1 - Math.pow(firstDecay, t);
        double secondCorrection = 1 - Math.pow(secondDecay, t);
        for (int i = 0; i < next.length; i++) {
            after.first[i] = firstDecay * before.first[i] + (1 - firstDecay) * gradient[i];
            after.second[i] = secondDecay * before.second[i] + (1 - secondDecay) * gradient[i] * gradient[i];
            next[i] += rate
                    * (after.first[i] / firstCorrection)
                    / (Math.sqrt(after.second[i] / secondCorrection) + epsilon);
        }
        Parameters moved = Parameters.of(state.parameters().layout(), next);
        return state.next(moved, moved, after, null);
    }
}
