package org.entropysum.verification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entropysum.verification.VerificationAssert.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Objective;
import org.entropysum.family.DelegatingFamily;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.State;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeBernoulli;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Posterior;
import org.entropysum.posterior.TruncatedResponsibilities;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

final class VerifierTest {
    private static final Dataset LINE = ToyData.line(40);
    private static final Dataset COUNTS = ToyData.counts(60);
    private static final Verifier VERIFIER = new Verifier(1e-8);

    /** Training goes on until nothing can be gained. */
    private static final double AS_FAR_AS_POSSIBLE = 1e-12;

    /** A gap that no rounding makes. */
    private static final double VISIBLE = 1e-3;

    private static LinearGaussianToy linear() {
        return LinearGaussianToy.of(1, 3);
    }

    private static ModelAssembly exact(LinearGaussianToy model) {
        return ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints());
    }

    private static ModelAssembly mixture() {
        PoissonMixtureToy model = PoissonMixtureToy.of(3, 2);
        return ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration())
                .with((Maximization) model);
    }

    private static Parameters start(ModelAssembly assembly, Dataset data) {
        return assembly.initial(data, Draws.seeded(7));
    }

    private static Parameters trained(ModelAssembly assembly, Dataset data) {
        Trainer trainer = new Trainer(Lbfgs.standard(), 3000, AS_FAR_AS_POSSIBLE, () -> false);
        Objective objective = EntropySumEvaluator.of(assembly, data);
        return trainer.train(objective, start(assembly, data), (state, evaluation) -> {})
                .state()
                .parameters();
    }

    private static Verification verify(ModelAssembly assembly, Dataset data, Parameters parameters) {
        return VERIFIER.verify(EntropySumEvaluator.of(assembly, data), data, parameters, parameters);
    }

    @Test
    void modelWithExactPosteriorIsConfirmedWhereTrainingConverged() {
        ModelAssembly assembly = exact(linear());
        assertThat(verify(assembly, LINE, trained(assembly, LINE)))
                .isConfirmed()
                .hasGapWithin(1e-10)
                .hasGapExplainedWithin(1e-10)
                .hasGradientNormWithin(1e-9);
    }

    @Test
    void modelWithFreePosteriorIsConfirmedWhereTrainingConverged() {
        Dataset few = ToyData.line(12);
        LinearGaussianToy model = linear();
        ModelAssembly assembly = ModelAssembly.of(model, FreeGaussian.of(12, 1), new Expectation.SigmaPoints());
        assertThat(verify(assembly, few, trained(assembly, few))).isConfirmed().hasGapWithin(Tolerances.ITERATION);
    }

    @Test
    void mixtureIsConfirmedWhereTrainingConverged() {
        ModelAssembly assembly = mixture();
        assertThat(verify(assembly, COUNTS, trained(assembly, COUNTS)))
                .isConfirmed()
                .hasGapWithin(1e-10);
    }

    @Test
    void everyMaximizationStepEndsOnTheManifoldBeforeConvergence() {
        ModelAssembly assembly = mixture();
        Objective objective = EntropySumEvaluator.of(assembly, COUNTS);
        State state = ExpectationMaximization.of().initial(start(assembly, COUNTS));
        for (int i = 0; i < 3; i++) {
            state = ExpectationMaximization.of().step(objective, state);
            assertThat(VERIFIER.verify(objective, COUNTS, state.parameters(), state.held()))
                    .isOnManifold()
                    .hasGapWithin(1e-12)
                    .because("other parameters");
            assertThat(VERIFIER.verify(objective, COUNTS, state.parameters(), state.parameters()))
                    .isNotStationary();
        }
    }

    // The gradient at the assignments before the M-step is zero, whatever assignments are best after it
    @Test
    void assignmentsThatAnEStepChangesAreOnTheManifoldAndNotConfirmed() {
        PoissonMixtureToy model = PoissonMixtureToy.of(3, 2);
        ModelAssembly assembly = ModelAssembly.of(
                        model, TruncatedResponsibilities.hard(model), new Expectation.Enumeration())
                .with((Maximization) model);
        Objective objective = EntropySumEvaluator.of(assembly, COUNTS);
        State first = ExpectationMaximization.of()
                .step(objective, ExpectationMaximization.of().initial(start(assembly, COUNTS)));
        assertThat(VERIFIER.verify(objective, COUNTS, first.parameters(), first.held()))
                .isOnManifold()
                .hasGapWithin(1e-12)
                .hasGradientNormWithin(1e-12)
                .because("q at these parameters is another and raises the ELBO by");
        State end = new Trainer(ExpectationMaximization.of(), 500, AS_FAR_AS_POSSIBLE, () -> false)
                .train(objective, start(assembly, COUNTS), (state, evaluation) -> {})
                .state();
        org.assertj.core.api.Assertions.assertThat(end.iteration()).isGreaterThan(first.iteration());
        assertThat(VERIFIER.verify(objective, COUNTS, end.parameters(), end.held()))
                .isConfirmed()
                .hasGapWithin(1e-12);
        assertThat(VERIFIER.verify(objective, COUNTS, end.parameters(), end.parameters()))
                .isConfirmed();
    }

    @Test
    void untrainedModelIsNotStationaryAndItsGapIsExplained() {
        ModelAssembly assembly = exact(linear());
        assertThat(verify(assembly, LINE, start(assembly, LINE)))
                .isNotStationary()
                .hasGapBeyond(VISIBLE)
                .hasGapExplainedWithin(1e-10)
                .because("training has not converged");
    }

    // At W = 0 the posterior is the prior, and the M-step gives means and variances of the data
    @Test
    void whereTheGradientByQIsAnEstimateNothingIsConfirmed() {
        Dataset bits = ToyData.bits(40);
        BinaryCausesToy model = new BinaryCausesToy(1, 3, false);
        ModelAssembly drawn = ModelAssembly.of(model, FreeBernoulli.of(40, 1), new Expectation.MonteCarlo(4, 1));
        Parameters start = drawn.initial(bits, Draws.seeded(3));
        String logits = drawn.posterior().layout().blocks().get(0).name();
        Parameters certain = start.with(logits, start.matrix(logits).scale(1e4));
        Optimum end = new Trainer(Lbfgs.standard(), 500, AS_FAR_AS_POSSIBLE, () -> false)
                .train(EntropySumEvaluator.of(drawn, bits), certain, (state, evaluation) -> {});
        assertThat(VERIFIER.verify(
                        end.objective(),
                        bits,
                        end.state().parameters(),
                        end.state().held()))
                .isOnManifold()
                .because("whether q is stationary cannot be told: frozen draws");
        org.assertj.core.api.Assertions.assertThat(end.evaluation().gradientNorm())
                .isLessThan(1e-8);
    }

    @Test
    void degenerateStationaryPointIsNotConfirmed() {
        LinearGaussianToy model = linear();
        Objective objective = EntropySumEvaluator.of(exact(model), LINE);
        Parameters off = switchedOff(start(exact(model), LINE));
        Parameters independent = model.maximize(off, objective.statistics(model, off));
        assertThat(verify(exact(model), LINE, switchedOff(independent)))
                .isOnManifold()
                .hasGapWithin(1e-10)
                .because("switched off");
    }

    private static Parameters switchedOff(Parameters parameters) {
        return parameters.with(LinearGaussianToy.WEIGHTS, Matrix.zeros(3, 1));
    }

    private static class Family extends DelegatingFamily.Continuous {
        Family() {
            super(GaussianDiagonal.of(3));
        }
    }

    static Stream<ExponentialFamily> wrongFamilies() {
        return Stream.of(
                new Family() {
                    @Override
                    public INDArray entropy(INDArray eta) {
                        return super.entropy(eta).sub(1);
                    }

                    @Override
                    public String toString() {
                        return "wrong entropy";
                    }
                },
                new Family() {
                    @Override
                    public INDArray logDensity(INDArray eta, INDArray x) {
                        return super.logDensity(eta, x).mul(2);
                    }

                    @Override
                    public String toString() {
                        return "wrong log density";
                    }
                },
                new Family() {
                    @Override
                    public INDArray meanParameters(INDArray eta) {
                        return super.meanParameters(eta).mul(1.01);
                    }

                    @Override
                    public String toString() {
                        return "wrong mean parameters";
                    }
                },
                new Family() {
                    @Override
                    public INDArray sufficientStatistics(INDArray x) {
                        return super.sufficientStatistics(x).mul(1.01);
                    }

                    @Override
                    public String toString() {
                        return "wrong sufficient statistics";
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("wrongFamilies")
    void wrongFamilyIsRefuted(ExponentialFamily family) {
        LinearGaussianToy right = linear();
        LinearGaussianToy wrong = new LinearGaussianToy(1, 3, family);
        ModelAssembly assembly = ModelAssembly.of(wrong, ExactLinearGaussian.of(right), new Expectation.SigmaPoints());
        assertThat(verify(assembly, LINE, start(assembly, LINE))).isRefuted().because("wrong");
        assertThat(verify(assembly, LINE, trained(exact(right), LINE))).isRefuted();
    }

    @Test
    void modelWithoutDirectionIsOutOfScopeAndSaysWhy() {
        BinaryCausesToy model = new BinaryCausesToy(2, 3, true);
        ModelAssembly assembly = ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration());
        Dataset bits = ToyData.bits(20);
        assertThat(verify(assembly, bits, start(assembly, bits))).isOutOfScope().because("observable: a noisy-OR");
    }

    @Test
    void posteriorThatCannotBeRescaledPutsClassBOutOfScope() {
        LinearGaussianToy model = linear();
        ModelAssembly assembly =
                ModelAssembly.of(model, new Stiff(ExactLinearGaussian.of(model)), new Expectation.SigmaPoints());
        assertThat(verify(assembly, LINE, trained(exact(model), LINE)))
                .isOutOfScope()
                .because("prior: a fixed scale");
    }

    /** A posterior that says it cannot be rescaled. */
    private record Stiff(VariationalFamily origin) implements VariationalFamily {
        @Override
        public Layout layout() {
            return origin.layout();
        }

        @Override
        public Parameters initial(org.apache.commons.rng.UniformRandomProvider random) {
            return origin.initial(random);
        }

        @Override
        public boolean isExact() {
            return origin.isExact();
        }

        @Override
        public Optional<String> obstacleToRescaling() {
            return Optional.of("a fixed scale");
        }

        @Override
        public Posterior at(Parameters parameters, Batch batch) {
            return origin.at(parameters, batch);
        }

        @Override
        public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
            origin.pullback(parameters, batch, coordinateGradient, into);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void numberThatIsNotFiniteFailsAndNamesItsTensor(double number) {
        PoissonMixtureToy model = PoissonMixtureToy.of(3, 2);
        ModelAssembly assembly = ModelAssembly.of(model, FreeCategorical.of(model, 60), new Expectation.Enumeration());
        Parameters start = start(assembly, COUNTS);
        Matrix rates = start.matrix(PoissonMixtureToy.LOG_RATES);
        rates.set(1, 1, number);
        assertThat(verify(assembly, COUNTS, start.with(PoissonMixtureToy.LOG_RATES, rates)))
                .hasFailed()
                .because("expected log density of observable");
    }

    @Test
    void posteriorThatCannotBeFactoredFailsAndNamesItsTensor() {
        ModelAssembly assembly = exact(linear());
        Matrix broken = Matrix.over(new double[] {1, Double.NaN, 1}, 3, 1);
        assertThat(verify(assembly, LINE, start(assembly, LINE).with(LinearGaussianToy.WEIGHTS, broken)))
                .hasFailed()
                .because("posterior precision");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, Double.NaN})
    void toleranceThatIsNoneIsRefused(double tolerance) {
        assertThatThrownBy(() -> new Verifier(tolerance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + tolerance);
    }

    @Test
    void boundCoversTheGapOfAConfirmedModel() {
        ModelAssembly assembly = exact(linear());
        Verification verification = verify(assembly, LINE, trained(assembly, LINE));
        assertThat(verification).isConfirmed().hasGapWithin(verification.bound());
        org.assertj.core.api.Assertions.assertThat(verification.terms())
                .extracting(TermVerification::name)
                .containsExactly("prior", "observable");
    }

    @Test
    void assertionNamesTheVerdictThatItFound() {
        ModelAssembly assembly = exact(linear());
        Verification verification = verify(assembly, LINE, start(assembly, LINE));
        assertThatThrownBy(() -> assertThat(verification).isConfirmed())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CONFIRMED")
                .hasMessageContaining("NOT_STATIONARY")
                .hasMessageContaining(verification.reason());
        assertThatThrownBy(() -> assertThat(verification).hasGapWithin(VISIBLE)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Verifier.failed("x")).hasGapWithin(1))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Verifier.failed("x")).because("y")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(null).isRefuted()).isInstanceOf(AssertionError.class);
    }
}
