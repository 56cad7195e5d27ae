package org.entropysum.experiments.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one cell of a suite: one model, trained on one data set from one seed. Numbers are in nats per
 * data point unless said otherwise, and absent where they are unknown or not finite.
 *
 * @param cell the name of the cell, unique in its suite
 * @param model the model
 * @param dataset the data set
 * @param seed the seed of all that is random
 * @param verdict what the verification says
 * @param expect what the suite expects it to say
 * @param passed whether the verdict is the expected one and every check is met
 * @param reason one sentence: why this verdict
 * @param elbo F, through log densities
 * @param entropySum posterior − prior − observable + base measure
 * @param entropies the terms of the entropy sum
 * @param gap ELBO − entropy sum
 * @param directional the gap through the gradient along α and β
 * @param bound what |gap| must not exceed to count as none, nats per data point
 * @param gradientNorm norm of the gradient over all free parameters
 * @param logLikelihood log-likelihood of all data in total nats, where the model knows it
 * @param degreesOfFreedom the number of free parameters, redundant ones not counted
 * @param bic Bayesian information criterion, where the log-likelihood is known
 * @param steps the number of training steps done
 * @param seconds wall-clock time
 * @param parameters the trained parameters in usual form: numbers and nested lists of numbers, kept as finite doubles
 *     or null
 * @param terms the gap of each entropy term
 * @param parts the gaps of single latents, dimensions or components, where an entropy falls into such parts
 * @param checks the numbers that the suite demands
 * @param trace the training, in order of the steps
 * @param failure what went wrong, in one line, if something did
 * @param stationaryPoint what a confirmed point is, a maximum or a saddle, where that was examined
 * @param heldOut the bound on rows that were kept out of training, where the data have such
 * @param findings what analyses have found, under their names
 */
public record CellResult(
        String cell,
        String model,
        String dataset,
        long seed,
        String verdict,
        String expect,
        boolean passed,
        String reason,
        @Nullable Double elbo,
        @Nullable Double entropySum,
        Entropies entropies,
        @Nullable Double gap,
        @Nullable Double directional,
        @Nullable Double bound,
        @Nullable Double gradientNorm,
        @Nullable Double logLikelihood,
        int degreesOfFreedom,
        @Nullable Double bic,
        int steps,
        double seconds,
        Map<String, Object> parameters,
        List<TermResult> terms,
        List<TermResult> parts,
        List<CheckResult> checks,
        List<TracePoint> trace,
        @Nullable String failure,
        @Nullable String stationaryPoint,
        @Nullable HeldOut heldOut,
        Findings findings) {
    /** Copies the collections and makes absent what is not finite; the time must be finite. {@inheritDoc} */
    public CellResult {
        elbo = Numbers.finite(elbo);
        entropySum = Numbers.finite(entropySum);
        gap = Numbers.finite(gap);
        directional = Numbers.finite(directional);
        bound = Numbers.finite(bound);
        gradientNorm = Numbers.finite(gradientNorm);
        logLikelihood = Numbers.finite(logLikelihood);
        bic = Numbers.finite(bic);
        parameters = Finite.parameters(parameters);
        terms = List.copyOf(terms);
        parts = parts == null ? List.of() : List.copyOf(parts); // absent in files of earlier versions
        checks = List.copyOf(checks);
        trace = List.copyOf(trace);
        findings = findings == null ? Findings.none() : findings; // absent in files of earlier versions
        if (!Double.isFinite(seconds)) {
            throw new IllegalArgumentException("cell " + cell + " took " + seconds + " seconds");
        }
    }

    /** {@return the ELBO of the rows that were kept out of training, or null where it is unknown} */
    @JsonIgnore
    public @Nullable Double heldOutElbo() {
        return heldOut == null ? null : heldOut.elbo();
    }

    /**
     * The error that the papers give.
     *
     * @return |F − ES| / |F|, or null where that is unknown or F is zero
     */
    @JsonIgnore
    public @Nullable Double relativeGap() {
        return elbo == null || gap == null || elbo == 0 ? null : Double.valueOf(Math.abs(gap / elbo));
    }

    /**
     * The same result with checks of known values; it passes only if they do.
     *
     * @param known the checks
     * @return the result
     */
    CellResult withChecks(List<CheckResult> known) {
        return judged(expect, passed && known.stream().allMatch(CheckResult::passed), known);
    }

    /** The same result, of which another verdict is expected, without checks. */
    CellResult withExpected(String verdictExpected, boolean asExpected) {
        return judged(verdictExpected, asExpected, List.of());
    }

    private CellResult judged(String verdictExpected, boolean allMet, List<CheckResult> known) {
        return new CellResult(
                cell,
                model,
                dataset,
                seed,
                verdict,
                verdictExpected,
                allMet,
                reason,
                elbo,
                entropySum,
                entropies,
                gap,
                directional,
                bound,
                gradientNorm,
                logLikelihood,
                degreesOfFreedom,
                bic,
                steps,
                seconds,
                parameters,
                terms,
                parts,
                known,
                trace,
                failure,
                stationaryPoint,
                heldOut,
                findings);
    }
}
