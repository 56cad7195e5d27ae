package org.entropysum.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.GaussianFull;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.model.Shares;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.FrozenToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the entropies: they add up, and each is the derivative along its own direction, anywhere. */
final class PartVerificationTest {
    private static final int ROWS = 9;

    /** The direction of a part solves its equations up to {@code CriterionSolver.SOLVED}. */
    private static final double PREDICTED = 1e-8;

    /** Two ways to add up the same numbers. */
    private static final double ADDED = 1e-11;

    private static ModelAssembly gaussian(GenerativeModel model) {
        return ModelAssembly.of(model, FreeGaussian.of(ROWS, model.latentSize()), new Expectation.GaussHermite(3));
    }

    private static <M extends GenerativeModel & EnumerableLatents> ModelAssembly discrete(M model) {
        return ModelAssembly.of(model, FreeCategorical.of(model, ROWS), new Expectation.Enumeration());
    }

    private static Verification verify(ModelAssembly assembly, Dataset data, long seed) {
        Parameters point = Draws.normal(assembly.layout(), Draws.seeded(seed));
        Verification verification =
                new Verifier(1e-9).verify(EntropySumEvaluator.of(assembly, data), data, point, point);
        assertPartsAddUp(verification);
        return verification;
    }

    private static double magnitude(Verification verification) {
        return 1 + Objects.requireNonNull(verification.evaluation()).magnitude();
    }

    private static void assertPartsAddUp(Verification verification) {
        for (TermVerification term : verification.terms()) {
            List<PartVerification> parts = verification.parts().stream()
                    .filter(part -> part.term().equals(term.name()))
                    .toList();
            if (!parts.isEmpty()) {
                assertThat(parts.stream().mapToDouble(PartVerification::gap).sum())
                        .as("parts of %s", term.name())
                        .isCloseTo(term.gap(), within(ADDED * magnitude(verification)));
            }
        }
    }

    private static void assertPredicted(Verification verification) {
        assertThat(verification.parts())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.directional())
                        .as(part.name())
                        .isNotNull()
                        .isCloseTo(part.gap(), within(PREDICTED * magnitude(verification))));
    }

    private static List<String> names(Verification verification) {
        return verification.parts().stream().map(PartVerification::name).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void latentsAndDimensionsOfFactorAnalysisArePredicted(long seed) {
        Verification verification = verify(gaussian(LinearGaussianToy.of(2, 3)), ToyData.line(ROWS), seed);
        assertThat(names(verification))
                .containsExactly("prior[0]", "prior[1]", "observable[0]", "observable[1]", "observable[2]");
        assertPredicted(verification);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void componentsOfAMixtureArePredicted(long seed) {
        Verification verification = verify(discrete(PoissonMixtureToy.of(3, 2)), ToyData.counts(ROWS), seed);
        assertThat(names(verification)).containsExactly("component[0]", "component[1]", "component[2]");
        assertPredicted(verification);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void unitsOfABeliefNetArePredicted(long seed) {
        Verification verification = verify(discrete(new BinaryCausesToy(2, 3, false)), ToyData.bits(ROWS), seed);
        assertThat(names(verification))
                .containsExactly("prior[0]", "prior[1]", "observable[0]", "observable[1]", "observable[2]");
        assertPredicted(verification);
    }

    @Test
    void partsThatNoParameterMovesAloneHaveAGapAndNoPrediction() {
        GenerativeModel frozen =
                FrozenToy.of(LinearGaussianToy.of(2, 3), LinearGaussianToy.LOG_VARIANCE, Matrix.zeros(1, 3));
        Verification verification = verify(gaussian(frozen), ToyData.line(ROWS), 6);
        assertThat(verification.parts())
                .hasSize(5)
                .allSatisfy(part -> assertThat(part.directional() == null)
                        .as(part.name())
                        .isEqualTo(part.term().equals("observable")));
    }

    @Test
    void partsTellWhichEntropyHasNotConverged() {
        ModelAssembly assembly = discrete(PoissonMixtureToy.of(3, 2));
        Dataset data = ToyData.counts(ROWS);
        Parameters held = Draws.normal(assembly.layout(), Draws.seeded(7));
        EntropySumEvaluator objective = EntropySumEvaluator.of(assembly, data);
        PoissonMixtureToy model = (PoissonMixtureToy) assembly.model();
        Parameters maximized = model.maximize(held, objective.statistics(model, held));
        Matrix rates = maximized.matrix(PoissonMixtureToy.LOG_RATES);
        rates.add(1, 0, 0.3);
        Verification verification =
                new Verifier(1e-9).verify(objective, data, maximized.with(PoissonMixtureToy.LOG_RATES, rates), held);
        assertThat(verification.parts().stream()
                        .filter(part -> Math.abs(part.gap()) > ADDED)
                        .map(PartVerification::name))
                .containsExactly("component[1]");
    }

    @Test
    void modelsAreTakenApartOnlyWhereTheirFamiliesAre() {
        GenerativeModel full = new LinearGaussianToy(2, 3, GaussianDiagonal.of(3)) {
            @Override
            public List<org.entropysum.model.Conditional> conditionals() {
                Matrix eta = Matrix.over(new double[] {1, 2, -1, 0.3, 0.3, -2}, 1, 6);
                return List.of(new org.entropysum.testkit.toy.Factor(
                        "prior",
                        new org.entropysum.model.Child.Latent(0, 2),
                        GaussianFull.of(2),
                        (p, z) -> eta,
                        (p, z, c, into) -> {}));
            }
        };
        assertThat(Shares.of(full, Parameters.zeros(full.layout()), Draws.seeded(1)))
                .isEmpty();
    }

    @Test
    void rowsOfImagesWithManyDrawsAreTakenAFewAtATime() {
        int pixels = 784;
        int draws = 100;
        int rows = PartVerifier.chunkRows(new Expectation.MonteCarlo(draws, 1), pixels);
        assertThat(rows).isBetween(1, (1 << 21) / (draws * pixels));
        assertThat(PartVerifier.chunkRows(new Expectation.QuasiMonteCarlo(1 << 20, 1), 1 << 20))
                .isEqualTo(1);
        assertThat(PartVerifier.chunkRows(new Expectation.Enumeration(), 4)).isEqualTo(1024);
    }

    @Test
    void entropiesOfManyImagesAndDrawsAreLeftInOnePiece() {
        Expectation draws = new Expectation.MonteCarlo(100, 1);
        assertThat(PartVerifier.isAffordable(draws, 60_000, 784)).isFalse();
        assertThat(PartVerifier.isAffordable(draws, 60_000, 2)).isTrue();
        assertThat(PartVerifier.isAffordable(new Expectation.Analytic(), 60_000, 784))
                .isTrue();
    }
}
