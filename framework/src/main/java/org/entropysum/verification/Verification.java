package org.entropysum.verification;

import java.util.List;
import org.entropysum.elbo.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with everything that it rests on.
 *
 * @param verdict the verdict
 * @param reason why, in a sentence
 * @param evaluation ELBO, entropies and gradient, or null if a number was not finite
 * @param directional the gap that the gradient predicts, or null where a direction is missing
 * @param bound what |gap| must not exceed to count as none, nats per data point
 * @param terms the gaps of the single entropies
 */
public record Verification(
        Verdict verdict,
        String reason,
        @Nullable Evaluation evaluation,
        @Nullable Double directional,
        double bound,
        List<TermVerification> terms) {}
