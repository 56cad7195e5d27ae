package org.entropysum.experiments.suite;

import java.util.Optional;

/** Trainings of a single algorithm with all else at its default. */
final class Trainings {
    private Trainings() {}

    static TrainingPlan em(int steps) {
        return TrainingPlan.of(new TrainingSpec.ExpectationMaximization(steps, 1, Optional.empty()));
    }

    static TrainingPlan adam(int steps, double learningRate) {
        return TrainingPlan.of(new TrainingSpec.Adam(
                Optional.of(steps),
                Optional.empty(),
                Optional.empty(),
                1,
                new ScheduleSpec.Constant(learningRate),
                1,
                Optional.empty(),
                TrainingSpec.Goal.ELBO,
                Optional.empty(),
                1,
                Optional.empty()));
    }
}
