package org.entropysum.experiments.run;

import org.entropysum.data.Dataset;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.State;
import org.entropysum.posterior.ModelAssembly;

/** The model in evaluation: where networks normalize by the batch in training, they keep the moments of the training data. */
final class EvaluationMode {
    private EvaluationMode() {}

    /** The assembly in which each row stands for itself, at a point of training. */
    static ModelAssembly of(Objective objective, State state, Dataset training) {
        ModelAssembly judged =
                objective.evaluating(state.parameters(), state.held()).assembly();
        return judged.evaluating(state.parameters(), state.held(), training);
    }
}
