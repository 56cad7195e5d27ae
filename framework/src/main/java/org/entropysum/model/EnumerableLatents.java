package org.entropysum.model;

import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model whose latents take few values, so that sums over all of them can be done. */
public interface EnumerableLatents {
    /**
     * All values of the latents.
     *
     * @return z, {@code [S, H]}
     */
    INDArray states();

    /**
     * The values of a single latent that is the number of a component.
     *
     * @param components K
     * @return 0, 1, … K − 1, {@code [K, 1]}
     */
    static INDArray numbers(int components) {
        double[] numbers = IntStream.range(0, components).asDoubleStream().toArray();
        return Matrix.over(numbers, components, 1).toArray();
    }
}
