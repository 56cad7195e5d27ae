package org.entropysum.model;

/** The two forms of the theorem that the ELBO is a sum of entropies at stationary points. */
public enum Theorem {
    /** Entropies of families whose base measure is constant. */
    ENTROPY("entropy"),
    /** Pseudo entropies \( -E \log(p/h) \), and the base measure of the data as a term of its own. */
    PSEUDO_ENTROPY("pseudo-entropy");

    private final String label;

    Theorem(String label) {
        this.label = label;
    }

    /**
     * The name in suites and reports.
     *
     * @return the name
     */
    public String label() {
        return label;
    }
}
