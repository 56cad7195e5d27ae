package org.entropysum.experiments.suite;

import org.entropysum.plugin.Setting;

/** How the parameters of a cell are learned, before its bound is verified. */
public sealed interface TrainingSpec {
    /** Exact maximization where a model has a formula for it; {@code algorithm: closed-form}. */
    record ClosedForm() implements TrainingSpec {}

    /**
     * Expectation maximization; {@code algorithm: em}.
     *
     * @param steps the largest number of steps
     * @param starts the number of initial points; the best result counts
     */
    record ExpectationMaximization(
            @Setting(value = "largest number of steps", byDefault = "1000", atLeast = 1)
            int steps,

            @Setting(value = "number of initial points; the best result counts", byDefault = "1", atLeast = 1)
            int starts)
            implements TrainingSpec {}

    /**
     * The quasi-Newton method L-BFGS; {@code algorithm: lbfgs}.
     *
     * @param steps the largest number of steps
     * @param starts the number of initial points; the best result counts
     */
    record Lbfgs(
            @Setting(value = "largest number of steps", byDefault = "500", atLeast = 1)
            int steps,

            @Setting(value = "number of initial points; the best result counts", byDefault = "1", atLeast = 1)
            int starts)
            implements TrainingSpec {}

    /**
     * Gradient ascent on all data with adaptive moments; {@code algorithm: adam}.
     *
     * @param steps the number of steps
     * @param learningRate the step size
     * @param starts the number of initial points; the best result counts
     */
    record Adam(
            @Setting(value = "number of steps", byDefault = "5000", atLeast = 1)
            int steps,

            @Setting(value = "step size", byDefault = "0.01", atLeast = Double.MIN_VALUE)
            double learningRate,

            @Setting(value = "number of initial points; the best result counts", byDefault = "1", atLeast = 1)
            int starts)
            implements TrainingSpec {}

    /** No learning: the bound is verified at the initial point; {@code algorithm: none}. */
    record None() implements TrainingSpec {}
}
