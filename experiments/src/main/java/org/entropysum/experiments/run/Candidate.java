package org.entropysum.experiments.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fit of a grid; of several seeds the one with the highest log likelihood that may be chosen.
 *
 * @param cell the name of the cell
 * @param seed the seed of the fit
 * @param settings the settings that vary with their values
 * @param verdict what the verification says
 * @param logLikelihood total nats, where known
 * @param degreesOfFreedom the number of free parameters
 * @param bic Bayesian information criterion
 * @param aic Akaike information criterion
 * @param icl integrated complete-data likelihood criterion
 * @param chosen whether it is the best of its grid by the criterion that was asked for
 * @param excluded why it cannot be chosen, or null if it can
 */
public record Candidate(
        String cell,
        long seed,
        Map<String, String> settings,
        String verdict,
        @Nullable Double logLikelihood,
        int degreesOfFreedom,
        @Nullable Double bic,
        @Nullable Double aic,
        @Nullable Double icl,
        boolean chosen,
        @Nullable String excluded) {
    /** Copies the map. {@inheritDoc} */
    public Candidate {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * The cost by a criterion.
     *
     * @param criterion the criterion
     * @return the cost, or null where the log likelihood is not known
     */
    public @Nullable Double cost(InformationCriterion criterion) {
        return switch (criterion) {
            case BIC -> bic;
            case AIC -> aic;
            case ICL -> icl;
        };
    }

    Candidate asChosen() {
        return new Candidate(
                cell, seed, settings, verdict, logLikelihood, degreesOfFreedom, bic, aic, icl, true, excluded);
    }
}
