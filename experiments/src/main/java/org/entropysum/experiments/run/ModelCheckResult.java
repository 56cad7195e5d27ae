package org.entropysum.experiments.run;

import java.util.List;
import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What an examination of a model has shown. Residuals are numbers without units; numbers that are not finite are absent.
 *
 * @param model the model
 * @param theorem the form of the theorem
 * @param posterior the variational family
 * @param settings the settings, as their record shows them
 * @param data name and shape of the data
 * @param parameters the number of free parameters of the model
 * @param claims what the plugin claims
 * @param criterion what follows from the conditionals alone
 * @param identity the gap identity at random points
 * @param agrees whether the claims agree with the criterion, for the whole and for every entropy
 * @param passed whether the claims agree and the identity holds
 * @param seconds wall-clock time
 */
public record ModelCheckResult(
        String model,
        String theorem,
        String posterior,
        String settings,
        String data,
        int parameters,
        ClaimsMade claims,
        CriterionFound criterion,
        Identity identity,
        boolean agrees,
        boolean passed,
        double seconds) {
    /**
     * What the plugin claims.
     *
     * @param holds whether the criterion holds
     * @param because one sentence of reason
     * @param source the paper and theorem
     */
    public record ClaimsMade(boolean holds, String because, String source) {}

    /**
     * What follows from the conditionals alone.
     *
     * @param answer HOLDS, HOLDS_WITH_RESCALING, CANNOT_RESCALE or FAILS
     * @param holds whether the theorem applies
     * @param sentence the answer in words
     * @param terms one for each entropy
     */
    public record CriterionFound(String answer, boolean holds, String sentence, List<TermFound> terms) {
        /** Copies the list. {@inheritDoc} */
        public CriterionFound {
            terms = List.copyOf(terms);
        }
    }

    /**
     * The answer for one entropy.
     *
     * @param term the conditional
     * @param answer as for the whole
     * @param residual the share of the term's gap that no direction explains
     * @param blocks the blocks of parameters that the direction moves
     * @param latentRates the rates of the latents under q, if they have to move
     * @param stated whether the model states a direction
     * @param sentence the answer in words
     */
    public record TermFound(
            String term,
            String answer,
            @Nullable Double residual,
            List<String> blocks,
            List<Double> latentRates,
            boolean stated,
            String sentence) {
        /** Copies the lists and makes absent what is not finite. {@inheritDoc} */
        public TermFound {
            residual = Numbers.finite(residual);
            blocks = List.copyOf(blocks);
            latentRates = List.copyOf(latentRates);
        }
    }

    /**
     * The gap of every entropy against the derivative of the ELBO along the direction that the model states for it.
     *
     * @param points the number of random points
     * @param worstResidual the largest difference, relative to 1 + |F|; absent if a number was not finite
     * @param term the entropy that it was found at, or the empty string
     * @param tolerance what the residual may not exceed
     * @param holds whether it does not
     * @param failure the number that was not finite, or null
     */
    public record Identity(
            int points,
            @Nullable Double worstResidual,
            String term,
            double tolerance,
            boolean holds,
            @Nullable String failure) {}
}
