package org.entropysum.experiments.suite;

import java.util.Map;
import java.util.Optional;
import org.entropysum.plugin.Setting;

/** One algorithm by which the parameters of a cell are learned, before its bound is verified. */
public sealed interface TrainingSpec {
    /** The algorithms by name. */
    Map<String, Class<? extends TrainingSpec>> ALGORITHMS = Map.of(
            "closed-form",
            ClosedForm.class,
            "em",
            ExpectationMaximization.class,
            "lbfgs",
            Lbfgs.class,
            "adam",
            Adam.class,
            "newton",
            Newton.class,
            "projection",
            Projection.class,
            "none",
            None.class);

    /** What is maximized. */
    enum Goal {
        /** The ELBO. */
        ELBO,
        /** The ELBO on the manifold where it is a sum of entropies; the parameters end there. */
        ENTROPIES
    }

    /**
     * The number of initial points.
     *
     * @return 1, unless an algorithm has several
     */
    default int starts() {
        return 1;
    }

    /** Exact maximization where a model has a formula for it; {@code algorithm: closed-form}. */
    record ClosedForm() implements TrainingSpec {}

    /**
     * Expectation maximization; {@code algorithm: em}.
     *
     * @param steps the largest number of steps
     * @param starts the number of initial points; the best result counts
     * @param stop when to end before
     */
    record ExpectationMaximization(
            @Setting(value = "largest number of steps", byDefault = "1000", atLeast = 1)
            int steps,

            @Setting(value = "number of initial points; the best result counts", byDefault = "1", atLeast = 1)
            int starts,

            @Setting(value = "when to end before", byDefault = "")
            Optional<StopSpec> stop)
            implements TrainingSpec {}

    /**
     * The quasi-Newton method L-BFGS; {@code algorithm: lbfgs}.
     *
     * @param steps the largest number of steps
     * @param starts the number of initial points; the best result counts
     * @param objective what is maximized
     * @param fixed parameters that keep a value
     * @param stop when to end before
     */
    record Lbfgs(
            @Setting(value = "largest number of steps", byDefault = "500", atLeast = 1)
            int steps,

            @Setting(value = "number of initial points; the best result counts", byDefault = "1", atLeast = 1)
            int starts,

            @Setting(value = "elbo, or entropies: the ELBO on the manifold where it is their sum", byDefault = "elbo")
            Goal objective,

            @Setting(
                    value = "blocks of parameters that keep a value meanwhile, in the coordinates of learning",
                    byDefault = "")
            Map<String, Double> fixed,

            @Setting(value = "when to end before", byDefault = "")
            Optional<StopSpec> stop)
            implements TrainingSpec {
        /** Copies the map. {@inheritDoc} */
        public Lbfgs {
            fixed = Map.copyOf(fixed);
        }
    }

    /**
     * Gradient ascent with adaptive moments; {@code algorithm: adam}.
     *
     * @param steps the number of steps, 5000 if neither steps nor epochs are given
     * @param epochs the number of times that all data are seen
     * @param batch rows of a minibatch, or empty for all data in each step
     * @param evaluateEvery epochs between evaluations of F on all data
     * @param learningRate the step size
     * @param varianceRate by what it is multiplied for the variances of prior and noise
     * @param annealing a term that is weighted
     * @param objective what is maximized
     * @param runningAverage what the past counts in the averages that the entropies are functions of
     * @param starts the number of initial points; the best result counts
     * @param stop when to end before
     */
    record Adam(
            @Setting(value = "number of steps; 5000 if epochs are not given either", byDefault = "", atLeast = 1)
            Optional<Integer> steps,

            @Setting(value = "number of times that all data are seen, instead of steps", byDefault = "", atLeast = 1)
            Optional<Integer> epochs,

            @Setting(value = "rows of a minibatch; all data in each step if left out", byDefault = "", atLeast = 1)
            Optional<Integer> batch,

            @Setting(
                    value = "epochs between evaluations on all data, which the course of training shows; steps, where"
                            + " there are no minibatches",
                    byDefault = "1",
                    atLeast = 1)
            int evaluateEvery,

            @Setting(value = "step size: a number or a schedule", byDefault = "0.01")
            ScheduleSpec learningRate,

            @Setting(
                    value = "factor of the step size for log variances of prior and noise, which often need another"
                            + " one",
                    byDefault = "1",
                    atLeast = Double.MIN_VALUE)
            double varianceRate,

            @Setting(value = "a term of the ELBO that is weighted at first", byDefault = "")
            Optional<AnnealingSpec> annealing,

            @Setting(value = "elbo, or entropies: the ELBO on the manifold where it is their sum", byDefault = "elbo")
            Goal objective,

            @Setting(
                    value = "what earlier batches count in the running averages that set scales and variances, where"
                            + " entropies are learned in minibatches; 0.9 if left out",
                    byDefault = "",
                    atLeast = 0,
                    atMost = 0.9999)
            Optional<Double> runningAverage,

            @Setting(value = "number of initial points; the best result counts", byDefault = "1", atLeast = 1)
            int starts,

            @Setting(value = "when to end before", byDefault = "")
            Optional<StopSpec> stop)
            implements TrainingSpec {
        private static final int STEPS = 5000;

        private static final double RUNNING_AVERAGE = 0.9;

        /** Checks that the settings go together. {@inheritDoc} */
        public Adam {
            if (steps.isPresent() && epochs.isPresent()) {
                throw new IllegalArgumentException("expected either steps or epochs, not both");
            }
            if (runningAverage.isPresent() && !(objective == Goal.ENTROPIES && batch.isPresent())) {
                throw new IllegalArgumentException(
                        "runningAverage is for the objective entropies in minibatches; expected batch and objective:"
                                + " entropies with it");
            }
        }

        /**
         * Whether scales and variances are set in closed form before and after each step: entropies of a batch, or weighted
         * ones, are learned so.
         *
         * @return false for the ELBO, and for entropies of all data without weights
         */
        public boolean projectsEachStep() {
            return objective == Goal.ENTROPIES && (batch.isPresent() || annealing.isPresent());
        }

        /**
         * What earlier batches count in running averages.
         *
         * @return the share, 0 where every step sees all data
         */
        public double decay() {
            return batch.isPresent() ? runningAverage.orElse(RUNNING_AVERAGE) : 0;
        }

        /**
         * The number of steps.
         *
         * @param epoch the number of steps that see all data once
         * @return how many
         */
        public int stepsOf(int epoch) {
            return epochs.map(times -> Math.multiplyExact(times, epoch)).orElse(steps.orElse(STEPS));
        }
    }

    /**
     * Newton's method on ∇F = 0, for the last digits at maxima and saddles; {@code algorithm: newton}.
     *
     * @param steps the largest number of steps
     * @param stop when to end before
     */
    record Newton(
            @Setting(value = "largest number of steps", byDefault = "50", atLeast = 1)
            int steps,

            @Setting(value = "when to end before", byDefault = "")
            Optional<StopSpec> stop)
            implements TrainingSpec {}

    /** The nearest point where the ELBO is a sum of entropies, along α and β; {@code algorithm: projection}. */
    record Projection() implements TrainingSpec {}

    /** No learning: the bound is verified at the initial point; {@code algorithm: none}. */
    record None() implements TrainingSpec {}
}
