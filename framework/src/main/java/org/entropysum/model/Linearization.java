package org.entropysum.model;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The natural parameters of a conditional at given parents, with their derivative. */
public interface Linearization {
    /**
     * The natural parameters.
     *
     * @return η, {@code [B, L]}, or {@code [1, L]} where they depend on no parent
     */
    INDArray value();

    /**
     * Adds \( J^\top c \): to the parameters' cotangents, and to the latents' where η depends on them.
     *
     * @param cotangent c, of the shape of {@link #value()}
     * @param into receives the sums
     */
    void pullback(INDArray cotangent, Gradient into);
}
