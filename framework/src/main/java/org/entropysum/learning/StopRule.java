package org.entropysum.learning;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Direction;

/** When to end training, apart from the number of steps. Rules are asked wherever F is evaluated. */
@FunctionalInterface
public interface StopRule {
    /** A rule at work during one training. */
    @FunctionalInterface
    interface Judge {
        /**
         * Judges a state.
         *
         * @param state where training stands
         * @param evaluation the evaluation there
         * @return why to stop, or empty to go on
         */
        Optional<StopReason> judge(State state, Evaluation evaluation);
    }

    /**
     * Begins a training.
     *
     * @param objective what is trained
     * @return the judge of its states
     */
    Judge begin(Objective objective);

    /**
     * Stops where the whole gradient vanishes.
     *
     * @param tolerance of the gradient norm, relative to 1 + |F|
     * @return the rule, for {@link StopReason#STATIONARY}
     */
    static StopRule gradient(double tolerance) {
        return objective -> (state, evaluation) ->
                stop(evaluation.gradientNorm() <= tolerance * scale(evaluation), StopReason.STATIONARY);
    }

    /**
     * Stops where the gradient along the directions α and β vanishes, each for itself: where the ELBO is a sum of entropies,
     * however far the other parameters still are.
     *
     * @param tolerance of the sum of absolute derivatives, relative to 1 + |F|
     * @return the rule, for {@link StopReason#ON_MANIFOLD}
     */
    static StopRule directions(double tolerance) {
        return objective -> (state, evaluation) -> {
            double sum = 0;
            for (Direction direction : objective.assembly().model().directions(state.parameters())) {
                sum += direction instanceof Direction.Along along
                        ? Math.abs(evaluation.along(along))
                        : Double.POSITIVE_INFINITY;
            }
            return stop(sum <= tolerance * scale(evaluation), StopReason.ON_MANIFOLD);
        };
    }

    /**
     * Stops when the time is used up. It runs from the first judgement of a training.
     *
     * @param budget how long training may take
     * @param nanoseconds a clock, such as {@code System::nanoTime}
     * @return the rule, for {@link StopReason#TIME}
     */
    static StopRule time(Duration budget, LongSupplier nanoseconds) {
        return objective -> {
            long start = nanoseconds.getAsLong();
            return (state, evaluation) -> stop(nanoseconds.getAsLong() - start >= budget.toNanos(), StopReason.TIME);
        };
    }

    /**
     * Stops when F has not risen for some time.
     *
     * @param patience after how many evaluations without a rise, at least 1
     * @param rise what counts as a rise, relative to 1 + |F|
     * @return the rule, for {@link StopReason#NO_PROGRESS}
     */
    static StopRule noProgress(int patience, double rise) {
        if (patience < 1) {
            throw new IllegalArgumentException("patience lasts for at least one evaluation, not " + patience);
        }
        return objective -> new Patience(patience, rise);
    }

    private static Optional<StopReason> stop(boolean met, StopReason reason) {
        return met ? Optional.of(reason) : Optional.empty();
    }

    private static double scale(Evaluation evaluation) {
        return 1 + Math.abs(evaluation.elbo());
    }

    /** Remembers the best value so far. */
    final class Patience implements Judge {
        private final int patience;
        private final double rise;
        private double best = Double.NEGATIVE_INFINITY;
        private int since;

        private Patience(int patience, double rise) {
            this.patience = patience;
            this.rise = rise;
        }

        @Override
        public Optional<StopReason> judge(State state, Evaluation evaluation) {
            boolean risen =
                    evaluation.elbo() > best + (best == Double.NEGATIVE_INFINITY ? 0 : rise * (1 + Math.abs(best)));
            since = risen ? 0 : since + 1;
            best = risen ? evaluation.elbo() : best;
            return stop(since >= patience, StopReason.NO_PROGRESS);
        }
    }
}
