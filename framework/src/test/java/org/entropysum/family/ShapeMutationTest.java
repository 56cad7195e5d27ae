package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entropysum.numeric.Polygamma.digamma;
import static org.entropysum.numeric.Polygamma.trigamma;

import java.util.stream.Stream;
import org.entropysum.family.Mutation.Change;
import org.entropysum.testkit.Examination;
import org.entropysum.testkit.MutationTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * More proof that the contract notices wrong formulas, for families of shapes, angles and counts and for the maps between
 * parameters: {@link #mutants()} lists each mistake with the check that catches it, and the family without the mistake
 * passes that check.
 */
final class ShapeMutationTest {
    private static final String GRADIENT = "meanParametersAreTheGradientOfTheLogPartition";
    private static final String EXPECTED = "meanParametersAreTheExpectedStatistics";
    private static final String NATURAL = "logDensityIsTheNaturalForm";
    private static final String INTEGRAL = "densityIntegratesToOne";
    private static final String LEGENDRE = "entropyIsTheLegendreForm";
    private static final String SURPRISE = "entropyIsTheExpectedSurprise";
    private static final String ENTROPY = "entropyEqualsReference";
    private static final String PARTITION = "logPartitionEqualsReference";
    private static final String FISHER = "fisherInformationIsTheSlopeOfTheMeanParameters";
    private static final String TEXTBOOK = "usualParametersAreThoseOfTextbooks";
    private static final String USUAL_BACK = "usualParametersLeadBack";
    private static final String MEAN_BACK = "meanParametersLeadBack";

    /** A mistake in a family, and the check that has to notice it. */
    record Mutant(String mistake, Examinee examinee, Mutation mutation, String check) {
        @Override
        public String toString() {
            return examinee + ": " + mistake + " is caught by " + check;
        }
    }

    static Stream<Mutant> mutants() {
        return Stream.of(ofGamma(), ofGammaMaps(), ofFractions(), ofAngles(), ofLifetimes(), ofCounts())
                .flatMap(mutants -> mutants);
    }

    @Test
    void theDocumentedTableIsThisOne() {
        MutationTable.assertLists("Families with shapes, angles and counts", mutants());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakeIsCaught(Mutant mutant) {
        ExponentialFamily right = mutant.examinee().family();
        assertThat(Examination.fails(mutant.examinee().contract(right), mutant.check()))
                .as("the family without the mistake fails")
                .isFalse();
        assertThat(Examination.fails(
                        mutant.examinee().contract(mutant.mutation().of(right)), mutant.check()))
                .isTrue();
    }

    private static Mutant mutant(Examinee examinee, String mistake, Mutation mutation, String check) {
        return new Mutant(mistake, examinee, mutation, check);
    }

    private static double shape(double[] eta) {
        return eta[0] + 1;
    }

    private static Stream<Mutant> ofGamma() {
        return Stream.of(
                mutant(
                        Examinee.GAMMA,
                        "trigamma for digamma in the entropy",
                        Mutation.entropy((eta, h) -> h - eta[0] * trigamma(shape(eta)) + eta[0] * digamma(shape(eta))),
                        ENTROPY),
                mutant(
                        Examinee.GAMMA,
                        "entropy without log r",
                        Mutation.entropy((eta, h) -> h + Math.log(-eta[1])),
                        LEGENDRE),
                mutant(
                        Examinee.GAMMA,
                        "entropy with the sign of (1 − k) ψ(k) turned",
                        Mutation.entropy((eta, h) -> h + 2 * eta[0] * digamma(shape(eta))),
                        SURPRISE),
                mutant(
                        Examinee.GAMMA,
                        "scale for rate in the entropy",
                        Mutation.entropy((eta, h) -> h + 2 * Math.log(-eta[1])),
                        ENTROPY),
                mutant(
                        Examinee.GAMMA,
                        "the pseudo entropy of the other form",
                        Mutation.entropy((eta, h) -> h - digamma(shape(eta)) + Math.log(-eta[1])),
                        LEGENDRE),
                mutant(
                        Examinee.GAMMA,
                        "log Γ(k + 1) for log Γ(k) in A",
                        Mutation.logPartition((eta, a) -> a + Math.log(shape(eta))),
                        GRADIENT),
                mutant(
                        Examinee.GAMMA_WITH_BASE_MEASURE,
                        "base measure dropped",
                        Mutation.baseMeasure(new BaseMeasure.Constant(0)),
                        NATURAL),
                mutant(
                        Examinee.GAMMA_WITH_BASE_MEASURE,
                        "the entropy for the pseudo entropy",
                        Mutation.entropy((eta, h) -> h + digamma(eta[0]) - Math.log(-eta[1])),
                        ENTROPY));
    }

    private static Stream<Mutant> ofGammaMaps() {
        return Stream.of(
                mutant(
                        Examinee.GAMMA,
                        "trigamma for digamma in ∇A",
                        Mutation.mean(Change.ofEntry(0, (eta, m) -> m - digamma(shape(eta)) + trigamma(shape(eta)))),
                        GRADIENT),
                mutant(
                        Examinee.GAMMA,
                        "digamma for trigamma in ∇²A",
                        Mutation.fisher(Change.ofEntry(0, (eta, f) -> digamma(shape(eta)))),
                        FISHER),
                mutant(
                        Examinee.GAMMA,
                        "∇²A without the covariance of log x and x",
                        Mutation.fisher((eta, fisher) -> new double[] {fisher[0], 0, 0, fisher[3]}),
                        FISHER),
                mutant(
                        Examinee.GAMMA,
                        "∇²A not symmetric",
                        Mutation.fisher((eta, fisher) -> new double[] {fisher[0], fisher[1], 0, fisher[3]}),
                        "fisherInformationIsSymmetricAndPositive"),
                mutant(
                        Examinee.GAMMA,
                        "shape and rate exchanged",
                        Mutation.usual((eta, usual) -> new double[] {usual[1], usual[0]}),
                        TEXTBOOK),
                mutant(
                        Examinee.GAMMA,
                        "scale for rate",
                        Mutation.naturalFromUsual(Change.ofEntry(1, (usual, eta) -> 1 / eta)),
                        USUAL_BACK),
                mutant(
                        Examinee.GAMMA,
                        "the shape of a mean by its first approximation",
                        Mutation.naturalFromMean(Change.ofEntry(
                                0, (mean, eta) -> 0.5 / (Math.log(mean[1]) - mean[0]) - 1)),
                        MEAN_BACK));
    }

    private static Stream<Mutant> ofFractions() {
        return Stream.of(
                mutant(
                        Examinee.BETA,
                        "entropy without (a + b − 2) ψ(a + b)",
                        Mutation.entropy((eta, h) -> h - (eta[0] + eta[1]) * digamma(eta[0] + eta[1] + 2)),
                        ENTROPY),
                mutant(
                        Examinee.BETA,
                        "T with the logarithms exchanged",
                        Mutation.statistics((x, t) -> new double[] {t[1], t[0]}),
                        EXPECTED),
                mutant(
                        Examinee.BETA,
                        "NaN outside the support",
                        Mutation.logDensity((x, log) -> log + 0 * Math.log(x[0])),
                        "densityIsZeroOutsideTheSupport"),
                mutant(
                        Examinee.DIRICHLET,
                        "∇A without ψ(Σα)",
                        Mutation.mean((eta, mean) ->
                                new double[] {digamma(eta[0] + 1), digamma(eta[1] + 1), digamma(eta[2] + 1)}),
                        EXPECTED),
                mutant(
                        Examinee.DIRICHLET,
                        "entropy with s for s − K",
                        Mutation.entropy((eta, h) -> h + 3 * digamma(eta[0] + eta[1] + eta[2] + 3)),
                        SURPRISE),
                mutant(
                        Examinee.DIRICHLET,
                        "draws that are not divided by their sum",
                        Mutation.sample((eta, x) -> new double[] {2 * x[0], 2 * x[1], 2 * x[2]}),
                        "drawsStayInTheSupport"));
    }

    private static Stream<Mutant> ofAngles() {
        return Stream.of(
                mutant(
                        Examinee.VON_MISES,
                        "2π counted in A and in h",
                        Mutation.logPartition((eta, a) -> a + Math.log(2 * Math.PI)),
                        PARTITION),
                mutant(
                        Examinee.VON_MISES,
                        "a mean of length one",
                        Mutation.mean((eta, mean) -> {
                            double length = Math.hypot(mean[0], mean[1]);
                            return new double[] {mean[0] / length, mean[1] / length};
                        }),
                        GRADIENT),
                mutant(
                        Examinee.VON_MISES,
                        "entropy without κ r",
                        Mutation.entropy((eta, h) -> h
                                + Math.hypot(eta[0], eta[1])
                                        * org.entropysum.numeric.BesselRatio.ratio(Math.hypot(eta[0], eta[1]))),
                        ENTROPY));
    }

    private static Stream<Mutant> ofLifetimes() {
        return Stream.of(
                mutant(
                        Examinee.LOG_NORMAL,
                        "entropy of log x",
                        Mutation.entropy((eta, h) -> h + 0.5 * (eta[0] + 1) / eta[1]),
                        ENTROPY),
                mutant(
                        Examinee.LOG_NORMAL,
                        "log density without 1/x",
                        Mutation.logDensity((x, log) -> log + Math.log(x[0])),
                        INTEGRAL),
                mutant(
                        Examinee.WEIBULL,
                        "base measure without k",
                        Mutation.baseMeasure(new BaseMeasure.Varying((x, at) -> 2 * Math.log(x[at]))),
                        NATURAL),
                mutant(
                        Examinee.WEIBULL,
                        "entropy with the sign of log λ turned",
                        Mutation.entropy((eta, h) -> h + 2 * Math.log(-eta[0])),
                        LEGENDRE));
    }

    private static Stream<Mutant> ofCounts() {
        return Stream.of(
                mutant(
                        Examinee.BINOMIAL,
                        "log density without the binomial coefficient",
                        Mutation.logDensity((x, log) -> log
                                - org.entropysum.numeric.GammaFunction.logBinomial(
                                        20, Math.min(Math.max(x[0], 0), 20))),
                        INTEGRAL),
                mutant(Examinee.BINOMIAL, "entropy of a single trial", Mutation.entropy((eta, h) -> h / 20), ENTROPY),
                mutant(
                        Examinee.BINOMIAL,
                        "Poisson's variance",
                        Mutation.fisher((eta, fisher) -> new double[] {20 / (1 + Math.exp(-eta[0]))}),
                        FISHER),
                mutant(
                        Examinee.GEOMETRIC,
                        "counted from one",
                        Mutation.logDensity((x, log) -> log + Math.log(x[0])),
                        INTEGRAL),
                mutant(Examinee.GEOMETRIC, "entropy in bits", Mutation.entropy((eta, h) -> h / Math.log(2)), ENTROPY),
                mutant(
                        Examinee.GEOMETRIC,
                        "the probability of failure for that of success",
                        Mutation.usual((eta, usual) -> new double[] {1 - usual[0]}),
                        TEXTBOOK));
    }
}
