package org.entropysum.experiments.run;

import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One look at the training, in nats per data point. Absent where a number is not finite.
 *
 * @param step the number of training steps done
 * @param elbo F, through log densities
 * @param entropySum posterior − prior − observable + base measure
 * @param posterior mean entropy of the variational distributions
 * @param prior entropy of the prior
 * @param observable expected entropy of the observables
 * @param gap ELBO − entropy sum
 * @param gradientNorm the norm of the gradient of the ELBO
 * @param heldOutElbo F of rows that are kept out of training, where it was looked at
 */
public record TracePoint(
        int step,
        @Nullable Double elbo,
        @Nullable Double entropySum,
        @Nullable Double posterior,
        @Nullable Double prior,
        @Nullable Double observable,
        @Nullable Double gap,
        @Nullable Double gradientNorm,
        @Nullable Double heldOutElbo) {
    /** Makes absent what is not finite. {@inheritDoc} */
    public TracePoint {
        elbo = Numbers.finite(elbo);
        entropySum = Numbers.finite(entropySum);
        posterior = Numbers.finite(posterior);
        prior = Numbers.finite(prior);
        observable = Numbers.finite(observable);
        gap = Numbers.finite(gap);
        gradientNorm = Numbers.finite(gradientNorm);
        heldOutElbo = Numbers.finite(heldOutElbo);
    }
}
