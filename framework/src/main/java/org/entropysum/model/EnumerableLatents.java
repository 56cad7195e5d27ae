package org.entropysum.model;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A model whose latents take few values, so that sums over all of them can be done. */
public interface EnumerableLatents {
    /**
     * All values of the latents.
     *
     * @return z, {@code [S, H]}
     */
    INDArray states();
}
