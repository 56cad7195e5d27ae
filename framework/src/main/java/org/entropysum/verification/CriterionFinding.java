package org.entropysum.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.entropysum.family.BaseMeasure;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.CriterionSolution;
import org.entropysum.model.Direction;

/**
 * The answer for one entropy.
 *
 * @param answer whether the criterion holds
 * @param solution the direction found, its residual and the blocks that it moves
 * @param sentence the answer in words
 */
public record CriterionFinding(CriterionAnswer answer, CriterionSolution solution, String sentence) {
    private static final double SAME_RATE = 1e-6;
    private static final String STATED = ", as the model states (it is too large to look for other directions)";

    /** With what stands against rescaling q, if anything does, and whether only what is stated was tried. */
    static CriterionFinding of(
            CriterionSolution solution,
            Function<Direction.Along, Optional<String>> obstacleToRescaling,
            boolean onlyStated) {
        if (solution.direction() instanceof Direction.Missing missing) {
            String sentence = "does not hold because " + missing.because()
                    + (onlyStated ? "; the model is too large to look for another" : "");
            return new CriterionFinding(CriterionAnswer.FAILS, solution, sentence);
        }
        String how = onlyStated ? STATED : "";
        if (!solution.movesPosterior()) {
            return new CriterionFinding(CriterionAnswer.HOLDS, solution, "holds " + through(solution) + how);
        }
        Direction.Along along = (Direction.Along) solution.direction();
        String condition = "holds only if q can rescale its latents " + flow(along) + ", " + through(solution) + how;
        return obstacleToRescaling
                .apply(along)
                .map(obstacle -> new CriterionFinding(
                        CriterionAnswer.CANNOT_RESCALE, solution, condition + "; this one cannot: " + obstacle))
                .orElseGet(() -> new CriterionFinding(
                        CriterionAnswer.HOLDS_WITH_RESCALING, solution, condition + "; this one can"));
    }

    /** What remains of it where only entropies proper count. */
    CriterionFinding asEntropy(ExponentialFamily family) {
        if (!(family.baseMeasure() instanceof BaseMeasure.Varying)) {
            return this;
        }
        String because = "the base measure of " + family.name() + " varies, so that only pseudo entropies can add up";
        Direction none = new Direction.Missing(term(), because);
        return new CriterionFinding(
                CriterionAnswer.FAILS,
                new CriterionSolution(none, solution.residual(), List.of()),
                "does not hold because " + because + "; as a pseudo entropy it " + sentence);
    }

    private static String through(CriterionSolution solution) {
        return solution.blocks().isEmpty() ? "by itself" : "through " + String.join(", ", solution.blocks());
    }

    // One number where all latents have the same rate
    private static String flow(Direction.Along along) {
        double[] rates = along.latentRates();
        boolean same = Arrays.stream(rates).allMatch(rate -> Math.abs(rate - rates[0]) <= SAME_RATE);
        String text = same
                ? String.format(Locale.ROOT, "%.4g", rates[0])
                : String.join(
                        ", ",
                        Arrays.stream(rates)
                                .mapToObj(rate -> String.format(Locale.ROOT, "%.4g", rate))
                                .toList());
        return "z → exp(r t) z with r = " + text;
    }

    /**
     * The entropy that this is about.
     *
     * @return the name of its conditional
     */
    public String term() {
        return solution.term();
    }
}
