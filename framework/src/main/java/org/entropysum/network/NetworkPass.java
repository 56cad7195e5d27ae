package org.entropysum.network;

import org.entropysum.model.Gradient;
import org.entropysum.numeric.Matrix;

/** A network at given rows, with its derivative. */
public interface NetworkPass {
    /**
     * The outputs.
     *
     * @return y, {@code [B, M]}; not to be changed
     */
    Matrix output();

    /**
     * Adds \( (\partial y / \partial w)^\top c \) to the cotangents of the weights.
     *
     * @param cotangent c, {@code [B, M]}; not changed
     * @param into receives the sums
     * @return the cotangent of the inputs, \( (\partial y / \partial x)^\top c \), {@code [B, D]}
     */
    Matrix pullback(Matrix cotangent, Gradient into);

    /**
     * The same without the cotangent of the inputs.
     *
     * @param cotangent c, {@code [B, M]}; not changed
     * @param into receives the sums
     */
    default void pullbackToWeights(Matrix cotangent, Gradient into) {
        pullback(cotangent, into);
    }
}
