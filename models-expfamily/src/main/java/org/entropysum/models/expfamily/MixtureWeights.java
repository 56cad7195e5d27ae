package org.entropysum.models.expfamily;

/** The weights π of a mixture's components. */
public enum MixtureWeights {
    /** Parameters of the prior. */
    LEARNABLE,
    /** \( \pi_c = 1/K \), no parameters. */
    UNIFORM
}
