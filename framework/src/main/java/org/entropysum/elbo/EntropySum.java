package org.entropysum.elbo;

import java.util.List;
import org.entropysum.posterior.Weights;

/**
 * The entropy sum, in nats per data point.
 *
 * @param posterior the mean entropy of the variational distributions, \( \tfrac1N \sum_n H[q^{(n)}] \)
 * @param terms one for each conditional
 */
public record EntropySum(double posterior, List<EntropyTerm> terms) {
    /**
     * The sum.
     *
     * @return \( \bar H[q] - \sum_c E_{\bar q} H[p_c] + E \log h \)
     */
    public double value() {
        return posterior - prior() - observable() + baseMeasure();
    }

    /**
     * The sum with weights.
     *
     * @param weights the weights of the terms
     * @return \( a_q \bar H[q] + \sum_c a_c (E \log h_c - E_{\bar q} H[p_c]) \)
     */
    public double weighted(Weights weights) {
        double sum = weights.posterior() * posterior;
        for (EntropyTerm term : terms) {
            sum += weights.of(term.observed()) * (term.baseMeasure() - term.entropy());
        }
        return sum;
    }

    /**
     * The entropy of the conditionals about latents.
     *
     * @return nats per data point
     */
    public double prior() {
        return terms.stream()
                .filter(term -> !term.observed())
                .mapToDouble(EntropyTerm::entropy)
                .sum();
    }

    /**
     * The expected entropy of the conditionals about the data.
     *
     * @return nats per data point
     */
    public double observable() {
        return terms.stream()
                .filter(EntropyTerm::observed)
                .mapToDouble(EntropyTerm::entropy)
                .sum();
    }

    /**
     * The base-measure term.
     *
     * @return nats per data point, 0 where all base measures are constant
     */
    public double baseMeasure() {
        return terms.stream().mapToDouble(EntropyTerm::baseMeasure).sum();
    }
}
