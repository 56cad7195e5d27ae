package org.entropysum.learning;

/** Why training ended. */
public enum StopReason {
    /** The gradient is as small as was asked for. */
    STATIONARY("the gradient is within the tolerance"),
    /** The gradient along the directions of the entropies is as small as was asked for; other parameters may still move. */
    ON_MANIFOLD("the gradient along the directions of the entropies is within the tolerance"),
    /** The number of steps that was asked for is done. */
    STEPS("the number of steps is used up"),
    /** The time that was allowed is used up. */
    TIME("the time is used up"),
    /** The algorithm finds no better point; the gradient may still be above the tolerance. */
    NO_PROGRESS("no step improves the objective any more"),
    /** Training was asked to stop. */
    CANCELLED("training was stopped from outside");

    private final String sentence;

    StopReason(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The reason in words.
     *
     * @return half a sentence
     */
    public String sentence() {
        return sentence;
    }
}
