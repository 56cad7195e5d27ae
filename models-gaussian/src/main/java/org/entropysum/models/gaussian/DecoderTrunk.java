package org.entropysum.models.gaussian;

/** What the means and the variances of VAE-3 share. */
public enum DecoderTrunk {
    /** Nothing: each has a network of its own, the form of Damm et al. (2023, theorem 3). */
    SEPARATE,
    /**
     * All but the last layer, which has D outputs for means and D for variances, the form of published code. The theorem holds
     * as well: the rows of the variances are their own, and the first layer, which both read, is scaled once.
     */
    SHARED
}
