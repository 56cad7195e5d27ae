package org.entropysum.experiments.run;

import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The bound on rows that were kept out of training. The theorem claims no equality there, because the gradient of the
 * held-out ELBO does not vanish where that of the training ELBO does.
 *
 * @param rows the number of held-out rows
 * @param elbo F of these rows, nats per data point; absent where it is unknown or not finite
 * @param entropySum the entropy sum of these rows, nats per data point
 * @param logLikelihood log-likelihood of these rows in total nats, where the model knows it
 * @param note how q was found for these rows, or why there is no ELBO
 */
public record HeldOut(
        int rows,
        @Nullable Double elbo,
        @Nullable Double entropySum,
        @Nullable Double logLikelihood,
        String note) {
    /** Makes absent what is not finite. {@inheritDoc} */
    public HeldOut {
        elbo = Numbers.finite(elbo);
        entropySum = Numbers.finite(entropySum);
        logLikelihood = Numbers.finite(logLikelihood);
    }

    static HeldOut absent(int rows, String because) {
        return new HeldOut(rows, null, null, null, because);
    }
}
