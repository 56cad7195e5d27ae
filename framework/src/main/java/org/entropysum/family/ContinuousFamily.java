package org.entropysum.family;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A family whose density can be differentiated by the event, as a latent variable of a reparametrized posterior needs. */
public interface ContinuousFamily extends ExponentialFamily {
    /**
     * The gradient of the log density by the event.
     *
     * @param eta natural parameters, {@code [B, L]} or {@code [1, L]}
     * @param x events, {@code [B, D]}
     * @return \( \partial \log p(x) / \partial x \), {@code [B, D]}
     */
    INDArray eventGradient(INDArray eta, INDArray x);
}
