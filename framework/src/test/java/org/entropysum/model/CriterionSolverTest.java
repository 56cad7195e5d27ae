package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.LaplaceScale;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.Factor;
import org.entropysum.testkit.toy.FrozenToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the solver finds out by itself, against what is known from theory. */
final class CriterionSolverTest {
    /** Entries of a direction, from a residual of rounding. */
    private static final double FOUND = 1e-8;

    /** Where the criterion fails, it fails by far. */
    private static final double FAR = 1e-3;

    private static Parameters point(GenerativeModel model, long seed) {
        UniformRandomProvider random = Draws.seeded(seed);
        return model.initial(ToyData.line(20), random).plus(0.5, Draws.normal(model.layout(), random));
    }

    private static CriterionSolution solve(GenerativeModel model, String term, long seed) {
        List<CriterionSolution> solutions = CriterionSolver.solve(model, point(model, seed), Draws.seeded(seed));
        assertThat(solutions)
                .extracting(CriterionSolution::term)
                .containsExactlyElementsOf(
                        model.conditionals().stream().map(Conditional::name).toList());
        return solutions.stream()
                .filter(solution -> solution.term().equals(term))
                .findFirst()
                .orElseThrow();
    }

    private static Direction.Along along(CriterionSolution solution) {
        assertThat(solution.direction()).isInstanceOf(Direction.Along.class);
        assertThat(solution.residual()).isLessThanOrEqualTo(CriterionSolver.SOLVED);
        return (Direction.Along) solution.direction();
    }

    private static String because(CriterionSolution solution) {
        assertThat(solution.residual()).isGreaterThan(FAR);
        assertThat(solution.direction()).isInstanceOf(Direction.Missing.class);
        return ((Direction.Missing) solution.direction()).because();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void beliefNetHoldsThroughWeightsAndBiases(long seed) {
        GenerativeModel model = new BinaryCausesToy(3, 4, false);
        CriterionSolution observable = solve(model, "observable", seed);
        assertThat(observable.blocks()).containsExactly(BinaryCausesToy.WEIGHTS, BinaryCausesToy.BIASES);
        assertThat(along(observable).movesPosterior()).isFalse();
        Parameters point = point(model, seed);
        assertThat(along(observable).tangent().matrix(BinaryCausesToy.WEIGHTS).values())
                .containsExactly(point.matrix(BinaryCausesToy.WEIGHTS).values(), within(FOUND));
        assertThat(along(observable).tangent().matrix(BinaryCausesToy.BIASES).values())
                .containsExactly(point.matrix(BinaryCausesToy.BIASES).values(), within(FOUND));
        assertThat(solve(model, "prior", seed).blocks()).containsExactly(BinaryCausesToy.LOGITS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void beliefNetWithFrozenBiasesFails(long seed) {
        Matrix biases = Draws.normal(1, 4, Draws.seeded(seed + 100));
        GenerativeModel model = FrozenToy.of(new BinaryCausesToy(3, 4, false), BinaryCausesToy.BIASES, biases);
        assertThat(because(solve(model, "observable", seed))).contains("no direction of the parameters");
        along(solve(model, "prior", seed));
    }

    @Test
    void beliefNetWithBiasesFrozenAtZeroHoldsThroughItsWeights() {
        GenerativeModel model =
                FrozenToy.of(new BinaryCausesToy(3, 4, false), BinaryCausesToy.BIASES, Matrix.zeros(1, 4));
        assertThat(solve(model, "observable", 1).blocks()).containsExactly(BinaryCausesToy.WEIGHTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noisyOrFailsWithTwoCausesAndHoldsWithOne(long seed) {
        because(solve(new BinaryCausesToy(2, 3, true), "observable", seed));
        because(solve(new BinaryCausesToy(3, 3, true), "observable", seed));
        along(solve(new BinaryCausesToy(1, 3, true), "observable", seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void standardNormalPriorHoldsByHalfRatesAndShrinkingWeights(long seed) {
        GenerativeModel model = LinearGaussianToy.of(2, 3);
        CriterionSolution prior = solve(model, "prior", seed);
        assertThat(prior.movesPosterior()).isTrue();
        assertThat(prior.blocks()).containsExactly(LinearGaussianToy.WEIGHTS);
        assertThat(along(prior).latentRates()).containsExactly(new double[] {0.5, 0.5}, within(FOUND));
        double[] shrink =
                point(model, seed).matrix(LinearGaussianToy.WEIGHTS).scale(-0.5).values();
        assertThat(along(prior).tangent().matrix(LinearGaussianToy.WEIGHTS).values())
                .containsExactly(shrink, within(FOUND));
    }

    @Test
    void unitLaplacePriorHoldsByRatesOfOne() {
        CriterionSolution prior = solve(withPrior(LaplaceScale.of(2), -1, -1), "prior", 1);
        assertThat(along(prior).latentRates()).containsExactly(new double[] {1, 1}, within(FOUND));
    }

    @Test
    void fixedGaussianPriorFailsUnlessItsMeanIsZero() {
        ExponentialFamily family = GaussianDiagonal.of(2);
        along(solve(withPrior(family, 0, 0, -0.2, -3), "prior", 1));
        String because = because(solve(withPrior(family, 0.7, 0, -0.2, -3), "prior", 1));
        assertThat(because).contains("rescaled under q", "no parameter moves 3 of its 4 natural parameters");
    }

    @Test
    void fixedPriorBehindFrozenWeightsFails() {
        GenerativeModel model = FrozenToy.of(
                LinearGaussianToy.of(2, 3), LinearGaussianToy.WEIGHTS, Draws.normal(3, 2, Draws.seeded(5)));
        because(solve(model, "prior", 1));
        along(solve(model, "observable", 1));
    }

    @Test
    void flatPriorNeedsNothing() {
        CriterionSolution prior = solve(
                FrozenToy.of(new BinaryCausesToy(2, 3, false), BinaryCausesToy.LOGITS, Matrix.zeros(1, 2)), "prior", 1);
        assertThat(prior.blocks()).isEmpty();
        assertThat(along(prior).tangent().absoluteSum()).isZero();
        Matrix uneven = Matrix.over(new double[] {0, 0.5}, 1, 2);
        because(solve(FrozenToy.of(new BinaryCausesToy(2, 3, false), BinaryCausesToy.LOGITS, uneven), "prior", 1));
    }

    @Test
    void gaussianNoiseHoldsThroughItsVarianceAndFailsWithoutIt() {
        GenerativeModel model = LinearGaussianToy.of(2, 3);
        CriterionSolution observable = solve(model, "observable", 1);
        assertThat(observable.blocks()).containsExactly(LinearGaussianToy.LOG_VARIANCE);
        assertThat(along(observable)
                        .tangent()
                        .matrix(LinearGaussianToy.LOG_VARIANCE)
                        .values())
                .containsExactly(new double[] {-1, -1, -1}, within(FOUND));
        GenerativeModel fixed = FrozenToy.of(model, LinearGaussianToy.LOG_VARIANCE, Matrix.zeros(1, 3));
        assertThat(because(solve(fixed, "observable", 1))).contains("no parameter moves 3 of its 6");
        along(solve(fixed, "prior", 1));
    }

    @Test
    void logitsMayShiftTogetherUnseen() {
        GenerativeModel model = PoissonMixtureToy.of(3, 2);
        Parameters point = Draws.normal(model.layout(), Draws.seeded(3));
        CriterionSolution prior =
                CriterionSolver.solve(model, point, Draws.seeded(4)).get(0);
        double[] found = along(prior).tangent().matrix(PoissonMixtureToy.LOGITS).values();
        double[] stated = point.matrix(PoissonMixtureToy.LOGITS).values();
        double[] shift = new double[3];
        Arrays.setAll(shift, k -> found[k] - stated[k] - (found[0] - stated[0]));
        assertThat(shift).containsExactly(new double[3], within(FOUND));
    }

    @Test
    void answerIsRepeatable() {
        GenerativeModel model = LinearGaussianToy.of(2, 3);
        assertThat(along(solve(model, "prior", 1)).tangent().values())
                .containsExactly(along(solve(model, "prior", 1)).tangent().values());
    }

    @Test
    void modelsTooLargeAreRefused() {
        GenerativeModel model = LinearGaussianToy.of(2, 500);
        assertThatThrownBy(() -> CriterionSolver.solve(model, Parameters.zeros(model.layout()), Draws.seeded(1)))
                .hasMessageContaining("2002")
                .hasMessageContaining("try a smaller model");
    }

    /** Factor analysis with another fixed prior. */
    private static GenerativeModel withPrior(ExponentialFamily family, double... zeta) {
        return new LinearGaussianToy(2, 3, GaussianDiagonal.of(3)) {
            @Override
            public List<Conditional> conditionals() {
                Conditional prior = new Factor(
                        "prior",
                        new Child.Latent(0, 2),
                        family,
                        (p, z) -> Matrix.over(zeta.clone(), 1, zeta.length),
                        (p, z, c, into) -> {});
                return List.of(prior, super.conditionals().get(1));
            }
        };
    }
}
