package org.entropysum.models.expfamily;

/** Finds the q of one data point after the other that maximizes its ELBO under sparse coding, ν and Σ. */
interface BestPosterior {
    /** Where the search for the next data point begins if nothing better is known: at the centre. */
    void beginAtCentre();

    /**
     * Where the search for the next data point begins.
     *
     * @param known H means, then H variances
     */
    void begin(double[] known);

    /**
     * Finds the maximum from where it was told to begin.
     *
     * @param linear a = Wᵀx/σ²
     */
    void fit(double[] linear);

    /** ν at the maximum, H numbers; valid until the next data point. */
    double[] mean();

    /** The diagonal of Σ at the maximum, H numbers; valid until the next data point. */
    double[] variance();

    /** Σ at the maximum as the coordinates of q have it, a row: logarithms of deviations, or L with Σ = LLᵀ. */
    double[] shape();
}
