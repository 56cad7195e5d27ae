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
 * @param parts the gaps of single latents, dimensions or components, where an entropy falls into such parts
 */
public record Verification(
        Verdict verdict,
        String reason,
        @Nullable Evaluation evaluation,
        @Nullable Double directional,
        double bound,
        List<TermVerification> terms,
        List<PartVerification> parts) {
    /** Copies the lists. {@inheritDoc} */
    public Verification {
        terms = List.copyOf(terms);
        parts = List.copyOf(parts);
    }

    /**
     * A verdict whose entropies are not taken apart.
     *
     * @param verdict the verdict
     * @param reason why, in a sentence
     * @param evaluation ELBO, entropies and gradient, or null if a number was not finite
     * @param directional the gap that the gradient predicts, or null where a direction is missing
     * @param bound what |gap| must not exceed to count as none, nats per data point
     * @param terms the gaps of the single entropies
     */
    public Verification(
            Verdict verdict,
            String reason,
            @Nullable Evaluation evaluation,
            @Nullable Double directional,
            double bound,
            List<TermVerification> terms) {
        this(verdict, reason, evaluation, directional, bound, terms, List.of());
    }

    /** The same verdict with another half sentence to its reason. */
    Verification remarking(String remark) {
        return new Verification(verdict, reason + "; " + remark, evaluation, directional, bound, terms, parts);
    }

    /**
     * The same verdict with its entropies taken apart.
     *
     * @param found the gaps of their parts
     * @return the verification
     */
    Verification with(List<PartVerification> found) {
        return new Verification(verdict, reason, evaluation, directional, bound, terms, found);
    }
}
