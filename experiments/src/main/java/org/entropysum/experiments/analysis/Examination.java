package org.entropysum.experiments.analysis;

/** An analysis of one run. Used by one thread. */
@FunctionalInterface
public interface Examination {
    /**
     * Looks at the training, at its start and wherever F is evaluated: after every step, or with minibatches after every epoch.
     *
     * @param moment where training stands
     */
    default void visit(Moment moment) {}

    /**
     * What was found; called once, after the training.
     *
     * @param trained what was trained
     * @return the findings
     * @throws IllegalArgumentException if the model is not one that the analysis can look at; the message says why
     * @throws org.entropysum.numeric.NumericFailure if a number is not finite
     */
    Findings findings(Trained trained);
}
