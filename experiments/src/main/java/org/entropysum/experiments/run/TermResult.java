package org.entropysum.experiments.run;

import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The gap of one entropy term, in nats per data point: which of the entropies has not converged.
 *
 * @param name the term, for example {@code prior} or {@code observable}
 * @param gap its part of ELBO − entropy sum, through densities and entropies
 * @param directional the same part through the gradient along the term's direction
 */
public record TermResult(
        String name, @Nullable Double gap, @Nullable Double directional) {
    /** Makes absent what is not finite. {@inheritDoc} */
    public TermResult {
        gap = Numbers.finite(gap);
        directional = Numbers.finite(directional);
    }
}
