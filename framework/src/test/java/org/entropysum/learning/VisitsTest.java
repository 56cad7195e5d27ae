package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.verification.VerificationAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Minibatches;
import org.entropysum.elbo.Objective;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Evolution;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeBernoulli;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.StateSets;
import org.entropysum.posterior.TruncatedPosterior;
import org.entropysum.posterior.TruncatedResponsibilities;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-steps of all kinds: sets of states that visits improve, and a q with parameters of its own. */
final class VisitsTest {
    private static final int ROWS = 24;
    private static final int H = 5;
    private static final int S = 4;
    private static final Dataset BITS = ToyData.bits(ROWS);
    private static final Dataset LINE = ToyData.line(ROWS);
    private static final double NEVER = 0;
    private static final double TOLERANCE = 1e-7;

    private final BinaryCausesToy model = new BinaryCausesToy(H, 3, false);

    private ModelAssembly truncated(long seed) {
        StateSets sets = StateSets.random(ROWS, S, H, seed);
        return enumerated(TruncatedPosterior.of(model, sets, Evolution.standard(H)));
    }

    private ModelAssembly enumerated(VariationalFamily family) {
        return ModelAssembly.of(model, family, new Expectation.Enumeration());
    }

    private Parameters start() {
        return Draws.normal(model.layout(), Draws.seeded(5));
    }

    private static double[] sets(Objective objective) {
        return ((TruncatedPosterior) objective.assembly().posterior())
                .sets()
                .z(0, ROWS)
                .values();
    }

    private static Algorithm algorithm(String name) {
        return switch (name) {
            case "em" -> ExpectationMaximization.of();
            case "adam" -> Adam.of(0.02);
            default -> Lbfgs.standard();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"em", "lbfgs"})
    void trainingWithVisitsNeverLowersTheElboAndFindsTheBestStates(String name) {
        List<Double> elbos = new ArrayList<>();
        Optimum end = new Trainer(algorithm(name), 40, NEVER, () -> false)
                .train(
                        EntropySumEvaluator.of(truncated(1), BITS),
                        start(),
                        (state, evaluation) -> elbos.add(evaluation.elbo()));
        for (int i = 1; i < elbos.size(); i++) {
            assertThat(elbos.get(i)).isGreaterThanOrEqualTo(elbos.get(i - 1) - Tolerances.SUMMATION);
        }
        Parameters held = end.state().held();
        double best = EntropySumEvaluator.of(enumerated(TruncatedResponsibilities.of(model, S)), BITS)
                .at(held)
                .elbo();
        assertThat(end.objective().at(held).elbo()).isCloseTo(best, within(Tolerances.SUMMATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"em", "lbfgs"})
    void eachEStepRaisesTheElboAtItsParameters(String name) {
        Objective objective = EntropySumEvaluator.of(truncated(2), BITS);
        Algorithm algorithm = algorithm(name);
        State state = algorithm.initial(start());
        for (int step = 0; step < 15; step++) {
            Objective after = objective.visited(state.parameters(), step, step);
            double before = objective.at(state.parameters()).elbo();
            assertThat(after.at(state.parameters()).elbo()).isGreaterThanOrEqualTo(before - Tolerances.SUMMATION);
            state = algorithm.step(after, state.forgetting(state.memory()));
            objective = after;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"em", "lbfgs"})
    void truncatedPosteriorsEndConfirmed(String name) {
        Optimum end = new Trainer(algorithm(name), 4000, TOLERANCE / 10, () -> false)
                .train(EntropySumEvaluator.of(truncated(3), BITS), start(), (state, evaluation) -> {});
        assertThat(new Verifier(TOLERANCE)
                        .verify(
                                end.objective(),
                                BITS,
                                end.state().parameters(),
                                end.state().held()))
                .isConfirmed()
                .hasGapWithin(10 * TOLERANCE);
    }

    @Test
    void minibatchesVisitTheRowsOfTheirStepAlone() {
        Minibatches batches = Minibatches.of(truncated(1), BITS, 8, 3);
        double[] before = sets(batches);
        double[] after = sets(batches.visited(start(), 0, 7));
        int touched = 0;
        for (int n = 0; n < ROWS; n++) {
            boolean same = true;
            for (int i = n * S * H; i < (n + 1) * S * H; i++) {
                same &= before[i] == after[i];
            }
            touched += same ? 0 : 1;
        }
        assertThat(touched).isBetween(1, 8);
        assertThat(sets(batches)).containsExactly(before);
    }

    @Test
    void adamLearnsWithVisitsFromMinibatchesAndRepeatsItself() {
        Minibatches batches = Minibatches.of(truncated(1), BITS, 8, 3);
        double[] before = sets(batches);
        Trainer trainer = new Trainer(algorithm("adam"), 600, NEVER, () -> false);
        Optimum first = trainer.train(batches, start(), (state, evaluation) -> {});
        Optimum second = trainer.train(batches, start(), (state, evaluation) -> {});
        assertThat(sets(batches)).containsExactly(before);
        assertThat(first.state().parameters().values())
                .containsExactly(second.state().parameters().values());
        assertThat(sets(first.objective())).containsExactly(sets(second.objective()));
        Optimum best = new Trainer(Lbfgs.standard(), 2000, NEVER, () -> false)
                .train(
                        EntropySumEvaluator.of(first.objective().assembly(), BITS),
                        first.state().parameters(),
                        (state, evaluation) -> {});
        assertThat(first.evaluation().elbo())
                .isCloseTo(best.evaluation().elbo(), within(0.05))
                .isGreaterThan(batches.at(start()).elbo() + 0.1);
    }

    @Test
    void objectivesThatWrapAnotherVisitIt() {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(truncated(1), BITS);
        assertThat(sets(new EntropyObjective(elbo).visited(start(), 0, 7)))
                .containsExactly(sets(elbo.visited(start(), 0, 7)))
                .isNotEqualTo(sets(elbo));
        EntropySumEvaluator forgetful =
                EntropySumEvaluator.of(enumerated(TruncatedResponsibilities.of(model, S)), BITS);
        assertThat(forgetful.visited(start(), 0, 7)).isSameAs(forgetful);
    }

    @Test
    void aPosteriorThatIsTheBestForTheElboCannotBeAnnealed() {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(truncated(1), BITS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Annealed.divergence(elbo, new Schedule.Constant(1)))
                .withMessageContaining("truncated");
    }

    private static ModelAssembly linear(boolean exact) {
        LinearGaussianToy toy = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(
                        toy,
                        exact ? ExactLinearGaussian.of(toy) : FreeGaussian.of(ROWS, 1),
                        new Expectation.SigmaPoints())
                .with((Maximization) toy);
    }

    @Test
    void emWithAFreeQTakesTheStepsOfEmWithTheExactOne() {
        ModelAssembly free = linear(false);
        Parameters start = free.initial(LINE, Draws.seeded(3));
        List<Double> elbos = new ArrayList<>();
        Trainer trainer = new Trainer(ExpectationMaximization.of(), 8, NEVER, () -> false);
        Optimum found = trainer.train(
                EntropySumEvaluator.of(free, LINE), start, (state, evaluation) -> elbos.add(evaluation.elbo()));
        Parameters model = start.restrictedTo(free.model().layout());
        Optimum expected = trainer.train(
                EntropySumEvaluator.of(linear(true), LINE),
                model.in(linear(true).layout()),
                (state, evaluation) -> {});
        assertThat(found.evaluation().elbo()).isCloseTo(expected.evaluation().elbo(), within(Tolerances.ITERATION));
        for (int i = 1; i < elbos.size(); i++) {
            assertThat(elbos.get(i)).isGreaterThanOrEqualTo(elbos.get(i - 1) - Tolerances.SUMMATION);
        }
    }

    @Test
    void emRefusesAQWhoseGradientIsAnEstimate() {
        ModelAssembly drawn = ModelAssembly.of(model, FreeBernoulli.of(ROWS, H), new Expectation.MonteCarlo(4, 1));
        Objective objective = EntropySumEvaluator.of(drawn, BITS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectationMaximization.of()
                        .step(objective, ExpectationMaximization.of().initial(drawn.initial(BITS, Draws.seeded(1)))))
                .withMessageContaining("EM cannot maximize over q: frozen draws");
    }
}
