package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.manifold.Projection;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.Evolution;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.StateSets;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.TruncatedPosterior;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.Factor;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that is not finite, wherever it comes up, ends learning with the tensor and the iteration. */
final class RefusalTest {
    private static final int ROWS = 20;
    private static final int STEPS = 10;
    private static final Dataset DATA = ToyData.line(ROWS);

    private enum Place {
        PRIOR,
        OBSERVABLE,
        PULLBACK_TO_WEIGHTS,
        PULLBACK_TO_MEAN,
        PULLBACK_TO_LOG_VARIANCE,
        PULLBACK_TO_LATENTS,
        STATISTICS,
        MAXIMUM_WEIGHTS,
        MAXIMUM_MEAN,
        MAXIMUM_LOG_VARIANCE,
        DIRECTION
    }

    /** Factor analysis that is sound at first, and then spoils one place. */
    private static final class Spoiled extends LinearGaussianToy {
        private final Place place;
        private final double poison;
        private final AtomicInteger soundCalls;

        Spoiled(Place place, double poison, int soundCalls) {
            super(1, 3, GaussianDiagonal.of(3));
            this.place = place;
            this.poison = poison;
            this.soundCalls = new AtomicInteger(soundCalls);
        }

        private boolean spoils(Place here) {
            return here == place && soundCalls.getAndDecrement() <= 0;
        }

        private Matrix spoil(Place here, Matrix matrix) {
            if (spoils(here)) {
                matrix.values()[0] = poison;
            }
            return matrix;
        }

        @Override
        public List<Conditional> conditionals() {
            Factor prior = (Factor) super.conditionals().get(0);
            Factor observable = (Factor) super.conditionals().get(1);
            return List.of(spoiled(Place.PRIOR, prior), spoiled(Place.OBSERVABLE, observable));
        }

        private Factor spoiled(Place here, Factor factor) {
            return new Factor(
                    factor.name(),
                    factor.child(),
                    factor.family(),
                    (p, z) -> spoil(here, factor.map().apply(p, z)),
                    factor.back());
        }

        @Override
        protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
            super.pullback(parameters, z, cotangent, into);
            into.add(WEIGHTS, spoil(Place.PULLBACK_TO_WEIGHTS, Matrix.zeros(3, 1)));
            into.add(MEAN, spoil(Place.PULLBACK_TO_MEAN, Matrix.zeros(1, 3)));
            into.add(LOG_VARIANCE, spoil(Place.PULLBACK_TO_LOG_VARIANCE, Matrix.zeros(1, 3)));
            into.latents().addScaled(1, spoil(Place.PULLBACK_TO_LATENTS, Matrix.zeros(z.rows(), 1)));
        }

        @Override
        public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
            Statistics statistics = super.statistics(held, batch, nodes);
            return spoils(Place.STATISTICS)
                    ? new Statistics(new double[] {poison, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                    : statistics;
        }

        @Override
        public Parameters maximize(Parameters held, Statistics total) {
            Parameters next = super.maximize(held, total);
            next = next.with(WEIGHTS, spoil(Place.MAXIMUM_WEIGHTS, next.matrix(WEIGHTS)));
            next = next.with(MEAN, spoil(Place.MAXIMUM_MEAN, next.matrix(MEAN)));
            return next.with(LOG_VARIANCE, spoil(Place.MAXIMUM_LOG_VARIANCE, next.matrix(LOG_VARIANCE)));
        }

        @Override
        public List<Direction> directions(Parameters parameters) {
            Direction observable = super.directions(parameters).get(1);
            Parameters tangent = ((Direction.Along) observable).tangent();
            tangent = tangent.with(MEAN, spoil(Place.DIRECTION, tangent.matrix(MEAN)));
            return List.of(super.directions(parameters).get(0), Direction.Along.parameters("observable", tangent, 1));
        }
    }

    private static Algorithm algorithm(String name) {
        return switch (name) {
            case "adam" -> Adam.of(0.01);
            case "lbfgs" -> Lbfgs.standard();
            case "newton" -> NewtonPolish.standard();
            case "projection" -> Projection.of();
            default -> ExpectationMaximization.of();
        };
    }

    private static void assertRefused(Spoiled model, String name, boolean exact, String tensor) {
        ModelAssembly assembly = ModelAssembly.of(
                        model,
                        exact ? ExactLinearGaussian.of(model) : FreeGaussian.of(ROWS, 1),
                        new Expectation.SigmaPoints())
                .with((Maximization) model);
        Parameters start = assembly.initial(DATA, Draws.seeded(3));
        Trainer trainer = new Trainer(algorithm(name), STEPS, 0, () -> false);
        assertThatThrownBy(
                        () -> trainer.train(EntropySumEvaluator.of(assembly, DATA), start, (state, evaluation) -> {}))
                .as(name)
                .isInstanceOf(NumericFailure.class)
                .hasMessageMatching("iteration \\d+, .*" + tensor + ".*");
    }

    @ParameterizedTest
    @CsvSource({
        "PRIOR, prior",
        "OBSERVABLE, observable",
        "PULLBACK_TO_WEIGHTS, weights",
        "PULLBACK_TO_MEAN, mean",
        "PULLBACK_TO_LOG_VARIANCE, log variance",
        "PULLBACK_TO_LATENTS, gradient of"
    })
    void everyStepRefusesABoundOrAGradientThatIsNotFinite(Place place, String tensor) {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (String name : List.of("adam", "lbfgs", "newton", "projection", "em")) {
                assertRefused(new Spoiled(place, poison, 1), name, false, tensor);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PRIOR, expected log density",
        "OBSERVABLE, expected log density",
        "STATISTICS, second moment of the latents",
        "MAXIMUM_WEIGHTS, weights",
        "MAXIMUM_MEAN, mean",
        "MAXIMUM_LOG_VARIANCE, log variance"
    })
    void theMStepRefusesWhatIsNotFinite(Place place, String tensor) {
        assertRefused(new Spoiled(place, Double.NaN, 2), "em", true, tensor);
        assertRefused(new Spoiled(place, Double.POSITIVE_INFINITY, 2), "em", true, tensor);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void projectionRefusesADirectionThatIsNotFinite(double poison) {
        assertRefused(new Spoiled(Place.DIRECTION, poison, 2), "projection", false, "mean");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void theClosedFormRefusesAnOptimumThatIsNotFinite(double poison) {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        ModelAssembly assembly = ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints());
        Parameters start = assembly.initial(DATA, Draws.seeded(3));
        Matrix mean = start.matrix(LinearGaussianToy.MEAN);
        mean.set(0, 1, poison);
        Algorithm fit = ClosedForm.of(data -> start.with(LinearGaussianToy.MEAN, mean), DATA);
        assertThatThrownBy(() -> new Trainer(fit, STEPS, 0, () -> false)
                        .train(EntropySumEvaluator.of(assembly, DATA), start, (state, evaluation) -> {}))
                .isInstanceOf(NumericFailure.class)
                .hasMessageMatching("iteration 0, parameter \"mean\": entry 1 .*");
    }

    @ParameterizedTest
    @CsvSource({"em", "lbfgs", "adam"})
    void anEStepRefusesStatesWithoutAProbability(String name) {
        Dataset bits = ToyData.bits(ROWS);
        AtomicInteger sound = new AtomicInteger(6);
        BinaryCausesToy model = new BinaryCausesToy(3, 3, false) {
            @Override
            public List<Conditional> conditionals() {
                Factor prior = (Factor) super.conditionals().get(0);
                Factor spoiled = new Factor(
                        prior.name(),
                        prior.child(),
                        prior.family(),
                        (p, z) -> sound.getAndDecrement() > 0
                                ? prior.map().apply(p, z)
                                : prior.map().apply(p, z).scale(Double.NaN),
                        prior.back());
                return List.of(spoiled, super.conditionals().get(1));
            }
        };
        TruncatedPosterior family =
                TruncatedPosterior.of(model, StateSets.random(ROWS, 2, 3, 1), Evolution.standard(3));
        ModelAssembly assembly = ModelAssembly.of(model, family, new Expectation.Enumeration());
        Parameters start = Draws.normal(model.layout(), Draws.seeded(3));
        assertThatThrownBy(() -> new Trainer(algorithm(name), STEPS, 0, () -> false)
                        .train(EntropySumEvaluator.of(assembly, bits), start, (state, evaluation) -> {}))
                .isInstanceOf(NumericFailure.class)
                .hasMessageMatching("iteration \\d+, .*(log joint|log density).*");
    }
}
