package org.entropysum.family;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A family that can be integrated in closed form where its event is uncertain, with independent columns
 * \( x_d \sim N(m_d, v_d) \): what a prior needs under a Gaussian posterior where no finite number of nodes is exact. Only the
 * means and variances of the columns count, so correlations do no harm.
 */
public interface SmoothedFamily extends ContinuousFamily {
    /**
     * The expected statistics.
     *
     * @param mean m, {@code [B, D]}
     * @param variance v, positive, {@code [B, D]}
     * @return E T(x), {@code [B, L]}
     */
    INDArray expectedStatistics(INDArray mean, INDArray variance);

    /**
     * The expected log density, written in usual parameters and not through {@link #expectedStatistics}.
     *
     * @param eta natural parameters, {@code [1, L]}
     * @param mean m, {@code [B, D]}
     * @param variance v, positive, {@code [B, D]}
     * @return E log p(x), nats, {@code [B, 1]}
     */
    INDArray expectedLogDensity(INDArray eta, INDArray mean, INDArray variance);

    /**
     * The derivatives of the expected log density.
     *
     * @param eta natural parameters, {@code [1, L]}
     * @param mean m, {@code [B, D]}
     * @param variance v, positive, {@code [B, D]}
     * @return by m in the first D columns and by v in the others, {@code [B, 2D]}
     */
    INDArray expectedEventGradient(INDArray eta, INDArray mean, INDArray variance);
}
