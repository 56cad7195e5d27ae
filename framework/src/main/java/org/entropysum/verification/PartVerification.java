package org.entropysum.verification;

import org.jspecify.annotations.Nullable;

/**
 * The gap of a part of one entropy, in nats per data point: of a single latent, a dimension of the data, or a component of a
 * mixture. The parts of a term add up to its gap; they tell which of them has not converged.
 *
 * @param name the part, for example {@code prior[2]} or {@code component[1]}, counted from 0
 * @param term the conditional that it is a part of
 * @param gap between its expected log density and its entropy
 * @param directional what the gradient predicts for it, or null where no parameter moves this part alone, or where the
 *     model is too large for the question
 */
public record PartVerification(
        String name, String term, double gap, @Nullable Double directional) {}
