package org.entropysum.experiments.suite;

import java.util.List;
import org.entropysum.plugin.Setting;

/**
 * How the parameters of a cell are learned: one algorithm, or several one after the other, each from where the one before it
 * ended.
 *
 * @param steps the algorithms in their order, at least one
 */
public record TrainingPlan(
        @Setting(value = "algorithms, one after the other", atLeast = 1)
        List<TrainingSpec> steps) {
    /** Copies the list and checks what does not depend on model or data. {@inheritDoc} */
    public TrainingPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("expected at least one algorithm; none means no training");
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof TrainingSpec.None && steps.size() > 1) {
                throw new IllegalArgumentException("the algorithm none stands alone, not in a list of several");
            }
            if (steps.get(i) instanceof TrainingSpec.ClosedForm && i > 0) {
                throw new IllegalArgumentException(
                        "closed-form starts anew; expected it first, not as step " + (i + 1));
            }
            if (steps.get(i).starts() > 1 && i > 0) {
                throw new IllegalArgumentException(
                        "only the first algorithm can have several starts, not step " + (i + 1));
            }
        }
    }

    /**
     * A plan of the given algorithms.
     *
     * @param steps the algorithms in their order
     * @return the plan
     */
    public static TrainingPlan of(TrainingSpec... steps) {
        return new TrainingPlan(List.of(steps));
    }
}
