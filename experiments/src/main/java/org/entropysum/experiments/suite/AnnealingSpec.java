package org.entropysum.experiments.suite;

import org.entropysum.plugin.Setting;

/**
 * A term of the ELBO that is weighted during training.
 *
 * @param what which term
 * @param weight its weight, step by step
 */
public record AnnealingSpec(
        @Setting("what is weighted: divergence (KL annealing), prior, likelihood or posterior (the entropy of q)")
        What what,

        @Setting("weight of each step: a number or a schedule; 1 is the ELBO")
        ScheduleSpec weight) {
    /** Which term is weighted. */
    public enum What {
        /** The divergence KL[q ‖ p(z)]. */
        DIVERGENCE,
        /** The expected log density of the prior alone. */
        PRIOR,
        /** The expected log density of the data alone. */
        LIKELIHOOD,
        /** The entropy of q alone. */
        POSTERIOR
    }
}
