package org.entropysum.experiments.stream;

/** What may stand for the log-likelihood of a data point in an information criterion, in nats. */
enum Estimate {
    /** The sum of entropies, a function of the parameters alone for linear models. */
    ENTROPIES("entropies"),
    /** The ELBO of the batch, expectations by draws. */
    SAMPLED("sampled ELBO"),
    /** The ELBO of the batch, expectations in closed form (Lucas et al. 2019). */
    CLOSED_FORM("closed form"),
    /** The marginal likelihood of the batch (Damm et al. 2023, eq. 26). */
    LIKELIHOOD("likelihood");

    private final String words;

    Estimate(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
