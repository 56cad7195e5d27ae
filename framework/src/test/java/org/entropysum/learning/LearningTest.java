package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.MaximumLikelihood;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LearningTest {
    private static final Dataset LINE = ToyData.line(40);
    private static final Dataset COUNTS = ToyData.counts(60);

    /** Where L-BFGS ends on smooth objectives of order one. */
    private static final double MACHINE_STATIONARY = 1e-11;

    /** Training never stops for its tolerance. */
    private static final double NEVER = 0;

    private static ModelAssembly linear() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints())
                .with((Maximization) model);
    }

    private static ModelAssembly mixture() {
        PoissonMixtureToy model = PoissonMixtureToy.of(3, 2);
        return ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration())
                .with((Maximization) model);
    }

    private static Objective objective(ModelAssembly assembly) {
        return EntropySumEvaluator.of(assembly, assembly.model() instanceof LinearGaussianToy ? LINE : COUNTS);
    }

    private static Parameters start(ModelAssembly assembly, long seed) {
        return assembly.initial(LINE, Draws.seeded(seed));
    }

    private static Optimum train(Algorithm algorithm, ModelAssembly assembly, int steps, double tolerance) {
        return new Trainer(algorithm, steps, tolerance, () -> false)
                .train(objective(assembly), start(assembly, 3), (state, evaluation) -> {});
    }

    @Test
    void adamRaisesTheElboToItsMaximum() {
        Optimum adam = train(Adam.of(0.02), linear(), 2000, 1e-6);
        Optimum lbfgs = train(Lbfgs.standard(), linear(), 1000, NEVER);
        assertThat(adam.evaluation().elbo()).isCloseTo(lbfgs.evaluation().elbo(), within(1e-6));
    }

    @Test
    void adamsFirstStepIsTheLearningRateInTheDirectionOfTheGradient() {
        ModelAssembly assembly = linear();
        State start = Adam.of(0.01).initial(start(assembly, 3));
        double[] gradient =
                objective(assembly).at(start.parameters()).gradient().values();
        double[] step = Adam.of(0.01)
                .step(objective(assembly), start)
                .parameters()
                .plus(-1, start.parameters())
                .values();
        for (int i = 0; i < step.length; i++) {
            assertThat(step[i]).isCloseTo(0.01 * Math.signum(gradient[i]), within(1e-6));
        }
    }

    @Test
    void aStepLeavesAnEvaluationThatOthersKnowAsItIs() {
        ModelAssembly assembly = linear();
        Adam adam = Adam.of(0.01);
        State start = adam.initial(start(assembly, 3));
        Evaluation known = objective(assembly).at(start.parameters());
        double[] gradient = known.gradient().values();
        State informed = start.knowing(known);
        assertThat(adam.advance(objective(assembly), informed).parameters().values())
                .containsExactly(adam.step(objective(assembly), adam.initial(start(assembly, 3)))
                        .parameters()
                        .values());
        assertThat(known.gradient().values()).containsExactly(gradient);
    }

    @Test
    void advancingIsTheSameStepButUsesTheStateUp() {
        ModelAssembly assembly = linear();
        Adam adam = Adam.of(0.01);
        State once = adam.advance(objective(assembly), adam.initial(start(assembly, 3)));
        State pure = adam.step(objective(assembly), once);
        State again = adam.step(objective(assembly), once);
        State advanced = adam.advance(objective(assembly), once);
        assertThat(again.parameters().values())
                .containsExactly(pure.parameters().values());
        assertThat(advanced.parameters().values())
                .containsExactly(pure.parameters().values());
        assertThat(adam.step(objective(assembly), advanced).parameters().values())
                .containsExactly(
                        adam.step(objective(assembly), pure).parameters().values());
        assertThatThrownBy(() -> adam.step(objective(assembly), once)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> adam.advance(objective(assembly), once)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lbfgsReachesAVanishingGradient(long seed) {
        for (ModelAssembly assembly : List.of(linear(), mixture())) {
            Optimum optimum = new Trainer(Lbfgs.standard(), 3000, 1e-12, () -> false)
                    .train(objective(assembly), start(assembly, seed), (state, evaluation) -> {});
            assertThat(optimum.evaluation().gradientNorm())
                    .as(optimum.reason().sentence())
                    .isLessThan(MACHINE_STATIONARY);
        }
    }

    @Test
    void lbfgsNeverLowersTheElbo() {
        assertMonotone(Lbfgs.standard(), linear(), Tolerances.SUMMATION);
        assertMonotone(Lbfgs.standard(), mixture(), Tolerances.SUMMATION);
    }

    @Test
    void expectationMaximizationNeverLowersTheLikelihood() {
        assertMonotone(ExpectationMaximization.of(), linear(), Tolerances.SUMMATION);
        assertMonotone(ExpectationMaximization.of(), mixture(), Tolerances.SUMMATION);
    }

    // ELBO at the algorithm's own state: for EM the M-step's value, which bounds the likelihood from below
    private static void assertMonotone(Algorithm algorithm, ModelAssembly assembly, double rounding) {
        List<Double> elbos = new ArrayList<>();
        new Trainer(algorithm, 60, NEVER, () -> false)
                .train(objective(assembly), start(assembly, 3), (state, evaluation) -> elbos.add(evaluation.elbo()));
        for (int i = 1; i < elbos.size(); i++) {
            assertThat(elbos.get(i)).isGreaterThanOrEqualTo(elbos.get(i - 1) - rounding * (1 + Math.abs(elbos.get(i))));
        }
    }

    @Test
    void closedFormAndNumericMaximizationGiveTheSameExpectationMaximization() {
        for (ModelAssembly assembly : List.of(linear(), mixture())) {
            Optimum closed = train(ExpectationMaximization.of(), assembly, 10, NEVER);
            Optimum numeric = train(ExpectationMaximization.of(), assembly.plain(), 10, NEVER);
            assertThat(numeric.evaluation().elbo())
                    .isCloseTo(closed.evaluation().elbo(), within(Tolerances.ITERATION));
        }
    }

    @Test
    void numericMaximizationLeavesTheFreePosteriorWhereItIs() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        ModelAssembly free = ModelAssembly.of(model, FreeGaussian.of(40, 1), new Expectation.SigmaPoints());
        State start = ExpectationMaximization.of().initial(start(free, 3));
        State numeric = ExpectationMaximization.of().step(objective(free), start);
        State closed = ExpectationMaximization.of().step(objective(free.with((Maximization) model)), start);
        Parameters held = numeric.held();
        assertThat(closed.held().values()).containsExactly(held.values());
        assertThat(objective(free).at(numeric.parameters(), held).elbo())
                .isCloseTo(objective(free).at(closed.parameters(), held).elbo(), within(Tolerances.ITERATION));
        String posterior = free.posterior().layout().blocks().get(0).name();
        assertThat(numeric.parameters().matrix(posterior).values())
                .containsExactly(held.matrix(posterior).values());
    }

    @Test
    void theEStepOfAFreePosteriorMovesNothingElse() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        ModelAssembly free = ModelAssembly.of(model, FreeGaussian.of(40, 1), new Expectation.SigmaPoints());
        State start = ExpectationMaximization.of().initial(start(free, 3));
        Parameters held =
                ExpectationMaximization.of().step(objective(free), start).held();
        assertThat(held.restrictedTo(model.layout()).values())
                .containsExactly(start.parameters().restrictedTo(model.layout()).values());
        assertThat(objective(free).at(held).posteriorGradient()).isLessThan(Tolerances.ITERATION);
    }

    @Test
    void expectationMaximizationSaysWhereThePosteriorStands() {
        State start = ExpectationMaximization.of().initial(start(mixture(), 3));
        State next = ExpectationMaximization.of().step(objective(mixture()), start);
        assertThat(next.held()).isSameAs(start.parameters());
        assertThat(next.parameters()).isNotSameAs(start.parameters());
        assertThat(next.iteration()).isEqualTo(1);
    }

    @Test
    void stepsArePure() {
        for (Algorithm algorithm : List.of(Adam.of(0.1), Lbfgs.standard(), ExpectationMaximization.of())) {
            Objective objective = objective(linear());
            State first = algorithm.step(objective, algorithm.initial(start(linear(), 3)));
            double[] once = algorithm.step(objective, first).parameters().values();
            assertThat(algorithm.step(objective, first).parameters().values()).containsExactly(once);
        }
    }

    @Test
    void closedFormIsReachedInOneStep() {
        PoissonMixtureToy model = PoissonMixtureToy.of(1, 2);
        ModelAssembly assembly = ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration());
        MaximumLikelihood means = data -> {
            Matrix sums = Matrix.over(data.values(), data.shape().rows(), 2)
                    .columnSums()
                    .scale(1.0 / data.shape().rows());
            Matrix logs = Matrix.over(new double[] {Math.log(sums.get(0, 0)), Math.log(sums.get(0, 1))}, 1, 2);
            return Parameters.zeros(model.layout()).with(PoissonMixtureToy.LOG_RATES, logs);
        };
        Optimum optimum = train(ClosedForm.of(means, COUNTS), assembly, 10, 1e-10);
        assertThat(optimum.reason()).isEqualTo(StopReason.STATIONARY);
        assertThat(optimum.state().iteration()).isEqualTo(1);
    }

    @Test
    void trainingStopsWhereTheGradientIsWithinTheTolerance() {
        Optimum first = train(Lbfgs.standard(), linear(), 1000, 1e-9);
        assertThat(first.reason()).isEqualTo(StopReason.STATIONARY);
        assertThat(first.evaluation().gradientNorm())
                .isLessThanOrEqualTo(1e-9 * (1 + Math.abs(first.evaluation().elbo())));
        Optimum again = new Trainer(Adam.of(1), 1000, 1e-9, () -> false)
                .train(objective(linear()), first.state().parameters(), (state, evaluation) -> {});
        assertThat(again.reason()).isEqualTo(StopReason.STATIONARY);
        assertThat(again.state().iteration()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void trainingStopsWhenTheStepsAreUsedUp(int steps) {
        Optimum optimum = train(Adam.of(1e-3), linear(), steps, NEVER);
        assertThat(optimum.reason()).isEqualTo(StopReason.STEPS);
        assertThat(optimum.state().iteration()).isEqualTo(steps);
    }

    @Test
    void trainingStopsWhereNothingIsGainedAnyMore() {
        Optimum optimum = train(Lbfgs.standard(), linear(), 3000, NEVER);
        assertThat(optimum.reason()).isEqualTo(StopReason.NO_PROGRESS);
        assertThat(optimum.evaluation().gradientNorm()).isLessThan(MACHINE_STATIONARY);
    }

    @Test
    void trainingStopsWhenItIsAskedTo() {
        AtomicInteger asked = new AtomicInteger();
        Optimum optimum = new Trainer(Adam.of(1e-3), 1000, NEVER, () -> asked.incrementAndGet() > 4)
                .train(objective(linear()), start(linear(), 3), (state, evaluation) -> {});
        assertThat(optimum.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(optimum.state().iteration()).isEqualTo(4);
    }

    @Test
    void observerSeesEveryStateFromTheStart() {
        List<Integer> iterations = new ArrayList<>();
        new Trainer(Adam.of(1e-3), 3, NEVER, () -> false)
                .train(objective(linear()), start(linear(), 3), (state, evaluation) -> {
                    iterations.add(state.iteration());
                    Evaluation fresh = objective(linear()).at(state.parameters(), state.held());
                    assertThat(evaluation.elbo()).isEqualTo(fresh.elbo());
                });
        assertThat(iterations).containsExactly(0, 1, 2, 3);
    }

    @Test
    void bestOfSeveralStartsGoesOn() {
        Trainer trainer = new Trainer(ExpectationMaximization.of(), 400, 1e-8, () -> false);
        List<Parameters> starts = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        for (long seed = 1; seed <= 6; seed++) {
            starts.add(start(mixture(), seed));
            double single = trainer.train(
                            objective(mixture()), starts.get(starts.size() - 1), (state, evaluation) -> {})
                    .evaluation()
                    .elbo();
            best = Math.max(best, single);
            worst = Math.min(worst, single);
        }
        Optimum several = trainer.train(objective(mixture()), starts, (state, evaluation) -> {});
        assertThat(several.evaluation().elbo()).isCloseTo(best, within(1e-6)).isGreaterThanOrEqualTo(worst);
    }

    @Test
    void startThatFailsIsLeftOutUnlessAllDo() {
        Trainer trainer = new Trainer(Adam.of(0.01), 5, NEVER, () -> false);
        Parameters good = start(mixture(), 3);
        Parameters bad = good.plus(Double.NaN, good);
        Optimum optimum = trainer.train(objective(mixture()), List.of(bad, good), (state, evaluation) -> {});
        assertThat(optimum.state().iteration()).isEqualTo(5);
        assertThatThrownBy(() -> trainer.train(objective(mixture()), List.of(bad, bad), (state, evaluation) -> {}))
                .isInstanceOf(NumericFailure.class);
    }

    /** An algorithm that breaks down at the third step. */
    private static final class Breaking implements Algorithm {
        @Override
        public State initial(Parameters parameters) {
            return State.start(parameters, State.NoMemory.NONE);
        }

        @Override
        public State step(Objective objective, State state) {
            double move = state.iteration() == 2 ? Double.NaN : 1e-3;
            Parameters next = state.parameters().plus(move, state.parameters());
            return state.next(next, next, state.memory(), null);
        }
    }

    @Test
    void failureNamesTensorAndIteration() {
        assertThatThrownBy(() -> train(new Breaking(), mixture(), 10, NEVER))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("iteration 3")
                .hasMessageContaining("posterior");
    }

    @Test
    void maximizationRefusesWhatIsNotFinite() {
        Dataset zeros = Dataset.of("zeros", COUNTS.columns(), new double[8]);
        Objective objective = EntropySumEvaluator.of(mixture(), zeros);
        Trainer trainer = new Trainer(ExpectationMaximization.of(), 10, NEVER, () -> false);
        assertThatThrownBy(() -> trainer.train(objective, start(mixture(), 3), (state, evaluation) -> {}))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("iteration 0")
                .hasMessageContaining(PoissonMixtureToy.LOG_RATES);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Adam.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Adam.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adam(new Schedule.Constant(0.1), 1, 0.9, 1e-8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lbfgs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
