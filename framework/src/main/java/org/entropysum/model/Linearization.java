package org.entropysum.model;

import java.util.function.BiConsumer;
import org.entropysum.numeric.Matrix;
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

    /**
     * A linearization whose values are on the heap.
     *
     * @param eta the natural parameters, {@code [B, L]} or {@code [1, L]}
     * @param pullback adds \( J^\top c \) for a cotangent c of the same shape
     * @return value and pullback
     */
    static Linearization of(Matrix eta, BiConsumer<Matrix, Gradient> pullback) {
        INDArray value = eta.toArray();
        return new Linearization() {
            @Override
            public INDArray value() {
                return value;
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                pullback.accept(Matrix.copyOf(cotangent), into);
            }
        };
    }
}
