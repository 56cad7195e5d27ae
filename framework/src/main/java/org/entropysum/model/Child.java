package org.entropysum.model;

/** The variable that a conditional is about. */
public sealed interface Child permits Child.Observed, Child.Latent {
    /** The data x. */
    record Observed() implements Child {}

    /**
     * Consecutive columns of the latents z.
     *
     * @param from the first column
     * @param to behind the last column
     */
    record Latent(int from, int to) implements Child {}
}
