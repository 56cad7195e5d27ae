package org.entropysum.verification;

import org.jspecify.annotations.Nullable;

/**
 * The gap of one entropy, in nats per data point.
 *
 * @param name the conditional
 * @param gap between its expected log density and its entropy
 * @param directional what the gradient predicts for it, or null where no direction exists
 */
public record TermVerification(
        String name, double gap, @Nullable Double directional) {}
