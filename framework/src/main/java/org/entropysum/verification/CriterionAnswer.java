package org.entropysum.verification;

/** Whether the parameterization criterion holds for an entropy, the better answers first. */
public enum CriterionAnswer {
    /** Parameters alone scale the natural parameters: the theorem holds for any q. */
    HOLDS,
    /** It holds only if q can rescale its latents, and this one can. */
    HOLDS_WITH_RESCALING,
    /** It would hold with a q that can rescale its latents, but this one cannot. */
    CANNOT_RESCALE,
    /** No direction exists. */
    FAILS;

    /**
     * Whether the theorem applies.
     *
     * @return true for the answers that begin with HOLDS
     */
    public boolean holds() {
        return this == HOLDS || this == HOLDS_WITH_RESCALING;
    }
}
