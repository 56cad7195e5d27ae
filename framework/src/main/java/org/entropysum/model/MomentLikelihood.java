package org.entropysum.model;

import org.entropysum.data.Moments;

/** A marginal likelihood that sees the data through their number, mean and covariance alone. */
public interface MomentLikelihood extends MarginalLikelihood {
    /**
     * The mean of {@link #logMarginal} over the data.
     *
     * @param parameters Ψ and Θ
     * @param moments of the data
     * @return (1/N) Σ log p(x), nats per data point
     */
    double meanLogMarginal(Parameters parameters, Moments moments);
}
