package org.entropysum.verification;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.CriterionSolution;
import org.entropysum.model.CriterionSolver;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.posterior.ModelAssembly;

/**
 * The answer of the parameterization criterion for a model with its variational family, found without any statement by the
 * model: see {@link CriterionSolver}.
 *
 * @param findings one for each entropy, in the order of the conditionals
 */
public record Criterion(List<CriterionFinding> findings) {
    /** Copies the list. {@inheritDoc} */
    public Criterion {
        findings = List.copyOf(findings);
    }

    /**
     * The answer at a point of parameter space; at a random one it is the answer almost everywhere. Whether q can rescale
     * its latents is found from how its parameters move its nodes, for any data like these; families that are too large
     * for that are taken at their word. For models with more than {@link CriterionSolver#LARGEST} parameters the directions
     * that they state are tried.
     *
     * @param assembly the model with its variational family
     * @param data the data
     * @param parameters where
     * @param random by which latents and observations are drawn
     * @return the answer
     * @throws org.entropysum.numeric.NumericFailure if a number is not finite
     */
    public static Criterion of(
            ModelAssembly assembly, Dataset data, Parameters parameters, UniformRandomProvider random) {
        Function<Direction.Along, Optional<String>> obstacle = along -> {
            Optional<String> stated = assembly.posterior().obstacleToRescaling();
            return stated.isPresent()
                    ? stated
                    : Rescaling.residual(assembly, data, parameters, along, random).stream()
                            .filter(residual -> !Rescaling.follows(residual))
                            .mapToObj(Criterion::unfollowed)
                            .findFirst();
        };
        boolean tried = CriterionSolver.isTooLarge(assembly.model());
        List<CriterionSolution> solutions = tried
                ? CriterionSolver.tryStated(assembly.model(), parameters, random)
                : CriterionSolver.solve(assembly.model(), parameters, random);
        return new Criterion(solutions.stream()
                .map(solution -> CriterionFinding.of(solution, obstacle, tried))
                .toList());
    }

    private static String unfollowed(double residual) {
        return String.format(Locale.ROOT, "no velocity of its parameters does so, the best leaves %.2g", residual);
    }

    /**
     * The answer under a form of the theorem. Where a base measure varies, only pseudo entropies add up, whatever scales the
     * natural parameters.
     *
     * @param theorem the form
     * @param model the model that this is about
     * @return this answer, or one in which such terms fail
     */
    public Criterion under(Theorem theorem, GenerativeModel model) {
        return theorem == Theorem.PSEUDO_ENTROPY
                ? this
                : new Criterion(IntStream.range(0, findings.size())
                        .mapToObj(i -> findings.get(i)
                                .asEntropy(model.conditionals().get(i).family()))
                        .toList());
    }

    /**
     * The answer for the model: that of its worst entropy.
     *
     * @return the answer
     */
    public CriterionAnswer answer() {
        return findings.stream()
                .map(CriterionFinding::answer)
                .max(Comparator.naturalOrder())
                .orElse(CriterionAnswer.HOLDS);
    }

    /**
     * The largest residual of all entropies.
     *
     * @return the share of a gap that no direction explains
     */
    public double residual() {
        return findings.stream()
                .mapToDouble(finding -> finding.solution().residual())
                .max()
                .orElse(0);
    }

    /**
     * This or another answer, whichever is worse.
     *
     * @param other the answer at another point
     * @return the one that says less, or leaves more
     */
    public Criterion worse(Criterion other) {
        return Comparator.comparing(Criterion::answer)
                                .thenComparingDouble(Criterion::residual)
                                .compare(this, other)
                        >= 0
                ? this
                : other;
    }

    /**
     * The answer in words.
     *
     * @return what the findings with this answer say
     */
    public String sentence() {
        return findings.stream()
                .filter(finding -> finding.answer() == answer())
                .map(finding -> finding.term() + " " + finding.sentence())
                .collect(Collectors.joining("; "));
    }
}
