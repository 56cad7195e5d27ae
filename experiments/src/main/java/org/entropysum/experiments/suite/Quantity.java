package org.entropysum.experiments.suite;

/** A number of a result that a cell can check; written in suites and results in the notation of {@link #toString()}. */
public enum Quantity {
    /** The ELBO per data point, in nats. */
    ELBO("elbo"),
    /** The sum of entropies per data point, in nats. */
    ENTROPY_SUM("entropySum"),
    /** The mean entropy of the variational distributions, in nats. */
    POSTERIOR("posterior"),
    /** The entropy of the prior, in nats. */
    PRIOR("prior"),
    /** The expected entropy of the observable distribution, in nats. */
    OBSERVABLE("observable"),
    /** The term of a base measure that varies, in nats per data point. */
    BASE_MEASURE("baseMeasure"),
    /** ELBO minus entropy sum, in nats per data point. */
    GAP("gap"),
    /** |ELBO − entropy sum| / |ELBO|, the error that the papers give. */
    RELATIVE_GAP("relativeGap"),
    /** The ELBO of the rows that were kept out of training, in nats per data point. */
    HELD_OUT_ELBO("heldOutElbo"),
    /** The log-likelihood of all data points, in nats. */
    LOG_LIKELIHOOD("logLikelihood"),
    /** The Bayesian information criterion. */
    BIC("bic"),
    /** The number of free parameters. */
    DEGREES_OF_FREEDOM("degreesOfFreedom");

    private final String notation;

    Quantity(String notation) {
        this.notation = notation;
    }

    @Override
    public String toString() {
        return notation;
    }
}
