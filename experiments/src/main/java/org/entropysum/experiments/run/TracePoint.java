package org.entropysum.experiments.run;

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
        elbo = Finite.number(elbo);
        entropySum = Finite.number(entropySum);
        posterior = Finite.number(posterior);
        prior = Finite.number(prior);
        observable = Finite.number(observable);
        gap = Finite.number(gap);
        gradientNorm = Finite.number(gradientNorm);
        heldOutElbo = Finite.number(heldOutElbo);
    }
}
