package org.entropysum.model;

/** What a block of parameters belongs to. */
public enum Role {
    /** Ψ, parameters of the prior. */
    PRIOR,
    /** Θ, parameters of the observable. */
    OBSERVABLE,
    /** Φ, parameters of the variational family. */
    POSTERIOR
}
