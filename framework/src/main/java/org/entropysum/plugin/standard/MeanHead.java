package org.entropysum.plugin.standard;

import org.entropysum.posterior.Head;

/** How outputs of an encoder become means. */
public enum MeanHead {
    /** They are the means. */
    LINEAR(Head.LINEAR),
    /** Through leaky ReLU, which a factor of all means passes through. */
    LEAKY_RELU(Head.LEAKY_RELU),
    /** Through tanh, within −1 and 1; such an encoder cannot rescale its latents. */
    TANH(Head.TANH);

    private final Head head;

    MeanHead(Head head) {
        this.head = head;
    }

    Head head() {
        return head;
    }
}
