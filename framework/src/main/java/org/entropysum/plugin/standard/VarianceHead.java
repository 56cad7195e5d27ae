package org.entropysum.plugin.standard;

import org.entropysum.posterior.Head;

/** How outputs of an encoder become scales τ. */
public enum VarianceHead {
    /** They are log τ². */
    LOG(Head.LOG_VARIANCE),
    /** They are log τ. */
    LOG_DEVIATION(Head.LINEAR),
    /** They are log τ² after leaky ReLU; such an encoder can rescale a latent where all its log τ² have one sign. */
    LEAKY_LOG(Head.LEAKY_LOG_VARIANCE),
    /** τ = log(1 + eᵃ); such an encoder cannot rescale its latents. */
    SOFTPLUS(Head.SOFTPLUS_SCALE);

    private final Head head;

    VarianceHead(Head head) {
        this.head = head;
    }

    Head head() {
        return head;
    }
}
