package org.entropysum.posterior;

import java.util.Optional;

/** What discrete latents cannot do: be multiplied by a factor, or be drawn by a smooth function of the parameters. */
final class DiscreteLatents {
    static final String OBSTACLE = "discrete latents cannot be rescaled";

    private DiscreteLatents() {}

    /** Draws of bits jump, so that only enumeration has a derivative. */
    static Optional<String> obstacleToDifferentiation(Expectation rule) {
        return rule instanceof Expectation.Enumeration
                ? Optional.empty()
                : Optional.of(
                        "frozen draws of discrete latents jump with the parameters, so the gradient is a score estimate");
    }

    /** Refuses to move latents at other rates than zero. */
    static void requireRest(double[] rates) {
        for (double rate : rates) {
            if (rate != 0) {
                throw new IllegalStateException(OBSTACLE);
            }
        }
    }
}
