package org.entropysum.model;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A model whose marginal density of the data is known in closed form, written without the ELBO. */
public interface MarginalLikelihood {
    /**
     * The log marginal density.
     *
     * @param parameters Ψ and Θ
     * @param x data, {@code [N, D]}
     * @return log p(x), nats, {@code [N, 1]}
     */
    INDArray logMarginal(Parameters parameters, INDArray x);
}
