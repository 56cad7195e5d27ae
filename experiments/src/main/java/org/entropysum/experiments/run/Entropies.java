package org.entropysum.experiments.run;

import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The entropies whose sum is compared with the ELBO, in nats per data point:
 * {@code entropySum = posterior − prior − observable + baseMeasure}. Absent where they are not finite.
 *
 * @param posterior mean entropy of the variational distributions, (1/N) Σₙ H[q⁽ⁿ⁾(z)]
 * @param prior entropy of the prior, H[p(z)]
 * @param observable expected entropy of the observables, E H[p(x|z)]; pseudo entropy where the base measure varies
 * @param baseMeasure expected log base measure, E log h; zero where it is constant and folded into the entropies
 */
public record Entropies(
        @Nullable Double posterior,
        @Nullable Double prior,
        @Nullable Double observable,
        @Nullable Double baseMeasure) {
    /** Makes absent what is not finite. {@inheritDoc} */
    public Entropies {
        posterior = Numbers.finite(posterior);
        prior = Numbers.finite(prior);
        observable = Numbers.finite(observable);
        baseMeasure = Numbers.finite(baseMeasure);
    }

    /** {@return no entropies at all, of a run that failed before there were any} */
    public static Entropies absent() {
        return new Entropies(null, null, null, null);
    }
}
