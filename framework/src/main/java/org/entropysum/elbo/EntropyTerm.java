package org.entropysum.elbo;

/**
 * What one conditional contributes, in nats per data point.
 *
 * @param name the name of the conditional
 * @param observed whether it is about the data rather than latents
 * @param expectedLogDensity \( E_q \log p \), through log densities
 * @param entropy \( E_{\bar q} H \), through (pseudo) entropies
 * @param baseMeasure the mean of log h where the base measure varies, else 0
 */
public record EntropyTerm(
        String name, boolean observed, double expectedLogDensity, double entropy, double baseMeasure) {
    /**
     * The gap of this term between ELBO and entropy sum.
     *
     * @return \( E_q \log p + E_{\bar q} H - E \log h \), nats per data point
     */
    public double gap() {
        return expectedLogDensity + entropy - baseMeasure;
    }
}
