package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Minibatches;
import org.entropysum.elbo.Objective;
import org.entropysum.manifold.Projection;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minibatches, annealing, stop rules, and that steps change nothing that they are given. */
final class StepObjectivesTest {
    private static final int ROWS = 40;
    private static final int BATCH = 16;
    private static final Dataset DATA = ToyData.line(ROWS);
    private static final double NEVER = 0;

    private static ModelAssembly free() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(model, FreeGaussian.of(ROWS, 1), new Expectation.SigmaPoints());
    }

    private static ModelAssembly exact() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints())
                .with((Maximization) model);
    }

    private static EntropySumEvaluator elbo() {
        return EntropySumEvaluator.of(free(), DATA);
    }

    private static Parameters start(ModelAssembly assembly) {
        return assembly.initial(DATA, Draws.seeded(3));
    }

    private static Minibatches batches(long seed) {
        return Minibatches.of(exact(), DATA, BATCH, seed);
    }

    @Test
    void batchesOfAnEpochSeeEveryRowOnce() {
        Parameters point = start(exact());
        Minibatches batches = batches(1);
        assertThat(batches.epoch()).isEqualTo(3);
        double[] rows = {16, 16, 8};
        for (int epoch = 0; epoch < 2; epoch++) {
            double mean = 0;
            for (int i = 0; i < rows.length; i++) {
                mean += rows[i]
                        / ROWS
                        * batches.during(epoch * rows.length + i).at(point).elbo();
            }
            assertThat(mean).isEqualTo(batches.at(point).elbo(), within(Tolerances.SUMMATION));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 20, 22, 50, 61, 100, 250})
    void batchesHaveJustTheRowsAskedFor(int size) {
        Dataset data = ToyData.line(4 * size);
        Minibatches batches = Minibatches.of(exact(), data, size, 1);
        Parameters point = exact().initial(data, Draws.seeded(3));
        assertThat(batches.epoch()).isEqualTo(4);
        double mean = 0;
        for (int i = 0; i < 4; i++) {
            mean += batches.during(i).at(point).elbo() / 4;
        }
        assertThat(mean).isEqualTo(batches.at(point).elbo(), within(Tolerances.SUMMATION));
    }

    @Test
    void theOrderOfBatchesDependsOnSeedAndEpochAlone() {
        Parameters point = start(exact());
        double first = batches(1).during(0).at(point).elbo();
        assertThat(batches(1).during(0).at(point).elbo()).isEqualTo(first);
        assertThat(batches(1).during(3).at(point).elbo()).isNotEqualTo(first);
        assertThat(batches(2).during(0).at(point).elbo()).isNotEqualTo(first);
    }

    @Test
    void oneBatchOfAllRowsIsTheWholeObjective() {
        Minibatches all = Minibatches.of(exact(), DATA, ROWS, 1);
        assertThat(all.epoch()).isEqualTo(1);
        Parameters point = start(exact());
        assertThat(all.during(5).at(point).elbo())
                .isEqualTo(EntropySumEvaluator.of(exact(), DATA).at(point).elbo(), within(Tolerances.SUMMATION));
    }

    @Test
    void adamLearnsFromBatchesAndIsEvaluatedOnceAnEpoch() {
        List<Integer> visited = new ArrayList<>();
        Adam adam = Adam.of(new Schedule.Cosine(0.05, 1e-4, 900));
        Optimum learned = new Trainer(adam, 900, NEVER, () -> false)
                .train(batches(1), start(exact()), (state, evaluation) -> visited.add(state.iteration()));
        assertThat(visited).startsWith(0, 3, 6, 9).endsWith(900).hasSize(301);
        Optimum best = new Trainer(Lbfgs.standard(), 200, 1e-9, () -> false)
                .train(EntropySumEvaluator.of(exact(), DATA), start(exact()), (state, evaluation) -> {});
        assertThat(learned.evaluation().elbo()).isEqualTo(best.evaluation().elbo(), within(0.01));
    }

    @Test
    void fewerEvaluationsLeaveLearningAlone() {
        Trainer trainer = new Trainer(Adam.of(0.01), 50, NEVER, () -> false);
        Optimum often = trainer.train(batches(1), start(exact()), (state, evaluation) -> {});
        List<Integer> visited = new ArrayList<>();
        Optimum seldom = trainer.evaluatingEvery(5)
                .train(batches(1), start(exact()), (state, evaluation) -> visited.add(state.iteration()));
        assertThat(visited).containsExactly(0, 15, 30, 45, 50);
        assertThat(seldom.state().parameters().values())
                .containsExactly(often.state().parameters().values());
        assertThat(seldom.evaluation().elbo()).isEqualTo(often.evaluation().elbo());
    }

    @Test
    void aStepOnAllDataTakesUpTheEvaluationThatTheObserverSaw() {
        AtomicInteger evaluations = new AtomicInteger();
        EntropySumEvaluator whole = EntropySumEvaluator.of(exact(), DATA);
        Objective counted = (Objective) Proxy.newProxyInstance(
                Objective.class.getClassLoader(), new Class<?>[] {Objective.class}, (proxy, method, arguments) -> {
                    evaluations.addAndGet(method.getName().equals("at") ? 1 : 0);
                    Object result = method.invoke(whole, arguments);
                    return result == whole ? proxy : result;
                });
        new Trainer(Adam.of(0.01), 10, NEVER, () -> false).train(counted, start(exact()), (state, evaluation) -> {});
        assertThat(evaluations).hasValue(11);
    }

    @Test
    void noEpochBetweenEvaluationsIsRefused() {
        Trainer trainer = new Trainer(Adam.of(0.01), 50, NEVER, () -> false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.evaluatingEvery(0))
                .withMessage("expected at least 1 epoch between evaluations, got 0");
    }

    @Test
    void stepsUsedUpWithinAnEpochEndThere() {
        Optimum optimum = new Trainer(Adam.of(0.01), 4, NEVER, () -> false)
                .train(batches(1), start(exact()), (state, evaluation) -> {});
        assertThat(optimum.state().iteration()).isEqualTo(4);
        assertThat(optimum.reason()).isEqualTo(StopReason.STEPS);
    }

    @Test
    void weightsMultiplyWhatTheyAreNamedAfter() {
        Parameters point = start(free());
        Evaluation plain = elbo().at(point);
        EntropyTerm prior = plain.entropies().terms().get(0);
        EntropyTerm observable = plain.entropies().terms().get(1);
        double entropy = plain.entropies().posterior();
        assertThat(elbo().weighted(Weights.divergence(0.3)).at(point).elbo())
                .isEqualTo(
                        0.3 * (entropy + prior.expectedLogDensity()) + observable.expectedLogDensity(),
                        within(Tolerances.SUMMATION));
        assertThat(elbo().weighted(Weights.prior(4)).at(point).elbo())
                .isEqualTo(
                        entropy + 4 * prior.expectedLogDensity() + observable.expectedLogDensity(),
                        within(Tolerances.SUMMATION));
    }

    @Test
    void theGradientCarriesTheWeights() {
        Parameters point = start(free());
        Parameters direction = Draws.normal(point.layout(), Draws.seeded(5));
        for (Weights weights : List.of(Weights.divergence(0.3), Weights.prior(4), new Weights(2, 0.5, 0.25))) {
            Objective weighted = elbo().weighted(weights);
            double predicted = weighted.at(point).gradient().dot(direction);
            double measured = Derivative.sixthOrder(
                    t -> weighted.at(point.plus(t, direction)).elbo(), Tolerances.STEP);
            assertThat(measured).isEqualTo(predicted, within(Tolerances.GRADIENT * (1 + Math.abs(predicted))));
        }
    }

    @Test
    void annealingShowsStepsTheWeightedBoundAndEveryoneElseTheElbo() {
        Parameters point = start(free());
        Annealed annealed = Annealed.divergence(elbo(), new Schedule.Linear(0.1, 1, 10));
        assertThat(annealed.at(point).elbo()).isEqualTo(elbo().at(point).elbo());
        assertThat(annealed.during(0).at(point).elbo())
                .isEqualTo(elbo().weighted(Weights.divergence(0.1)).at(point).elbo());
        assertThat(annealed.during(10).at(point).elbo())
                .isEqualTo(elbo().at(point).elbo());
        assertThat(Annealed.prior(elbo(), new Schedule.Constant(3))
                        .during(7)
                        .at(point)
                        .elbo())
                .isEqualTo(elbo().weighted(Weights.prior(3)).at(point).elbo());
    }

    @Test
    void lbfgsFollowsAnAnnealedBoundToTheMaximumOfTheElbo() {
        Annealed annealed = Annealed.prior(elbo(), new Schedule.Linear(10, 1, 9));
        Optimum learned = new Trainer(Lbfgs.standard(), 400, 1e-7, () -> false)
                .train(annealed, start(free()), (state, evaluation) -> {});
        Optimum best = new Trainer(Lbfgs.standard(), 200, 1e-9, () -> false)
                .train(EntropySumEvaluator.of(exact(), DATA), start(exact()), (state, evaluation) -> {});
        assertThat(learned.evaluation().elbo()).isEqualTo(best.evaluation().elbo(), within(1e-5));
    }

    @Test
    void aBoundThatFallsWhileItIsAnnealedDoesNotLookLikeAStandstill() {
        Parameters settled = new Trainer(Lbfgs.standard(), 400, 1e-9, () -> false)
                .train(elbo().weighted(Weights.divergence(0.1)), start(free()), (state, evaluation) -> {})
                .state()
                .parameters();
        Annealed annealed = Annealed.divergence(elbo(), new Schedule.Linear(0.1, 1, 60));
        Optimum learned = new Trainer(Lbfgs.standard(), 60, NEVER, () -> false)
                .train(annealed, settled, (state, evaluation) -> {});
        assertThat(learned.reason()).isEqualTo(StopReason.STEPS);
    }

    @Test
    void exactPosteriorsAreNotAnnealed() {
        EntropySumEvaluator whole = EntropySumEvaluator.of(exact(), DATA);
        assertThatThrownBy(() -> Annealed.divergence(whole, new Schedule.Constant(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an exact or truncated posterior");
    }

    private static Optimum train(Algorithm algorithm, int steps, StopRule... rules) {
        return new Trainer(algorithm, steps, List.of(rules), () -> false)
                .train(EntropySumEvaluator.of(exact(), DATA), start(exact()), (state, evaluation) -> {});
    }

    @Test
    void trainingCanStopOnTheManifold() {
        Optimum optimum = train(Adam.of(0.02), 5000, StopRule.directions(1e-3));
        assertThat(optimum.reason()).isEqualTo(StopReason.ON_MANIFOLD);
        assertThat(Math.abs(optimum.evaluation().gap()))
                .isLessThanOrEqualTo(1e-3 * (1 + Math.abs(optimum.evaluation().elbo())));
    }

    @Test
    void trainingStopsWhenTheTimeIsUsedUp() {
        AtomicLong nanoseconds = new AtomicLong(17);
        LongSupplier clock = () -> nanoseconds.getAndAdd(Duration.ofSeconds(1).toNanos());
        Optimum optimum = train(Adam.of(0.01), 100, StopRule.time(Duration.ofSeconds(5), clock));
        assertThat(optimum.reason()).isEqualTo(StopReason.TIME);
        assertThat(optimum.state().iteration()).isEqualTo(4);
    }

    @Test
    void trainingStopsWhenTheElboHasNotRisenForSomeTime() {
        Optimum optimum = train(Adam.of(0.01), 100, StopRule.noProgress(3, 10));
        assertThat(optimum.reason()).isEqualTo(StopReason.NO_PROGRESS);
        assertThat(optimum.state().iteration()).isEqualTo(3);
    }

    @Test
    void theFirstRuleThatIsMetGivesTheReason() {
        StopRule always = objective -> (state, evaluation) -> java.util.Optional.of(StopReason.TIME);
        assertThat(train(Adam.of(0.01), 100, always, StopRule.gradient(1e9)).reason())
                .isEqualTo(StopReason.TIME);
        assertThat(train(Adam.of(0.01), 100, StopRule.gradient(1e9), always).reason())
                .isEqualTo(StopReason.STATIONARY);
    }

    @Test
    void stepsLeaveTheirInputAsItWas() {
        Objective objective = EntropySumEvaluator.of(exact(), DATA);
        for (Algorithm algorithm : List.of(
                Adam.of(0.1),
                Lbfgs.standard(),
                ExpectationMaximization.of(),
                NewtonPolish.standard(),
                Projection.of())) {
            State given = algorithm.step(objective, algorithm.initial(start(exact())));
            double[] before = given.parameters().values();
            double[] held = given.held().values();
            double[] once = algorithm.step(objective, given).parameters().values();
            assertThat(given.parameters().values()).containsExactly(before);
            assertThat(given.held().values()).containsExactly(held);
            assertThat(given.iteration()).isEqualTo(1);
            assertThat(algorithm.step(objective, given).parameters().values())
                    .as(algorithm.toString())
                    .containsExactly(once);
        }
    }
}
