package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Minibatches;
import org.entropysum.elbo.WeightedObjective;
import org.entropysum.learning.Adam;
import org.entropysum.learning.Annealed;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.Schedule;
import org.entropysum.learning.State;
import org.entropysum.manifold.Projection;
import org.entropysum.manifold.RunningProjection;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The best Gaussian for each data point of a sparse code. */
class OptimalGaussianTest {
    /** Where the search for the maximum ends, carried into a gradient. */
    private static final double STATIONARY = 1e-9;

    /** Where L-BFGS ends in the coordinates of q. */
    private static final double ASCENT = 1e-8;

    private static final double CLOSED = 1e-13;

    /** A learning rate that leaves W where it is. */
    private static final double STANDSTILL = 1e-12;

    /** How far averages of batches still scatter. */
    private static final double AVERAGED = 0.05;

    private static final int ROWS = 40;

    private static final Dataset DATA = BarsData.of(ROWS, 11);

    private static SparseCoding model(LaplaceScales scales) {
        return new SparseCoding(BarsData.PIXELS, BarsData.BARS, scales);
    }

    private static ModelAssembly assembly(LaplaceScales scales, boolean diagonal) {
        SparseCoding model = model(scales);
        return SparseCodingPlugin.assembly(model, OptimalGaussian.of(model, diagonal, ROWS));
    }

    private static Parameters point(ModelAssembly assembly, long seed) {
        UniformRandomProvider random = Draws.seeded(seed);
        return assembly.initial(DATA, random).plus(0.3, Draws.normal(assembly.layout(), random));
    }

    @ParameterizedTest
    @EnumSource(LaplaceScales.class)
    void nothingIsLeftToGainFromQ(LaplaceScales scales) {
        for (boolean diagonal : new boolean[] {false, true}) {
            for (double logVariance : new double[] {3, 0, -5, -9}) {
                ModelAssembly assembly = assembly(scales, diagonal);
                Parameters point = point(assembly, 1).with("log variance", logVariance);
                Evaluation evaluation = EntropySumEvaluator.of(assembly, DATA).at(point);
                assertThat(evaluation.posteriorGradient())
                        .isCloseTo(0, within(STATIONARY * (1 + evaluation.magnitude())));
            }
        }
    }

    /** The ten bars lie in nine dimensions, so without a prior one direction would have no variance at all. */
    @Test
    void directionsThatOnlyThePriorBoundsAreFoundToo() {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, false);
        Parameters truth = point(assembly, 1).with("weights", BarsData.bars()).with("log variance", Math.log(1e-4));
        Evaluation evaluation = EntropySumEvaluator.of(assembly, DATA).at(truth);
        assertThat(evaluation.posteriorGradient()).isCloseTo(0, within(STATIONARY * evaluation.magnitude()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noFreeGaussianIsBetter(boolean diagonal) {
        ModelAssembly optimal = assembly(LaplaceScales.LEARNABLE, diagonal);
        VariationalFamily free =
                diagonal ? FreeDiagonalGaussian.of(ROWS, BarsData.BARS) : FreeGaussian.of(ROWS, BarsData.BARS);
        ModelAssembly wandering = SparseCodingPlugin.assembly(model(LaplaceScales.LEARNABLE), free);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(wandering, DATA);
        Parameters start = point(wandering, 2);
        double ascended =
                elbo.at(ExpectationMaximization.expectation(elbo, start)).elbo();
        double best = EntropySumEvaluator.of(optimal, DATA)
                .at(start.restrictedTo(optimal.layout()))
                .elbo();
        assertThat(best).isCloseTo(ascended, within(ASCENT));
    }

    @Test
    void gradientIsThatOfTheMaximumOverQ() {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, false);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        Parameters point = point(assembly, 3);
        Parameters direction = Draws.normal(assembly.layout(), Draws.seeded(4));
        double slope =
                Derivative.fourthOrder(t -> elbo.at(point.plus(t, direction)).elbo(), Tolerances.STEP);
        assertThat(elbo.at(point).gradient().dot(direction))
                .isCloseTo(slope, within(Tolerances.GRADIENT * (1 + Math.abs(slope))));
    }

    @Test
    void visitsChangeWhereTheSearchBeginsAndNotWhereItEnds() {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, false);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        Parameters point = point(assembly, 5);
        EntropySumEvaluator visited = elbo.visited(point(assembly, 6), 0, 1);
        assertThat(visited.at(point).elbo()).isCloseTo(elbo.at(point).elbo(), within(ASCENT));
        assertThat(visited.assembly().fused()).isPresent();
        assertThat(EntropySumEvaluator.of(visited.assembly().plain(), DATA)
                        .at(point)
                        .elbo())
                .isCloseTo(elbo.at(point).elbo(), within(ASCENT));
    }

    private static final List<Weights> WEIGHTS = List.of(
            Weights.NONE, Weights.prior(3), Weights.likelihood(0.4), Weights.posterior(1.7), new Weights(0.5, 2, 3));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsLeftToGainFromQUnderAWeightedBound(boolean diagonal) {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, diagonal);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        Parameters point = point(assembly, 7);
        for (Weights weights : WEIGHTS) {
            Evaluation evaluation = elbo.weighted(weights).at(point);
            assertThat(evaluation.posteriorGradient())
                    .as("%s", weights)
                    .isCloseTo(0, within(STATIONARY * (1 + evaluation.magnitude())));
            Evaluation plain = EntropySumEvaluator.of(assembly.plain(), DATA)
                    .weighted(weights)
                    .at(point);
            assertThat(plain.elbo()).isCloseTo(evaluation.elbo(), within(ASCENT));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientOfAWeightedBoundIsThatOfItsMaximumOverQ(boolean diagonal) {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, diagonal);
        Parameters point = point(assembly, 8);
        Parameters direction = Draws.normal(assembly.layout(), Draws.seeded(9));
        for (Weights weights : WEIGHTS) {
            WeightedObjective bound = EntropySumEvaluator.of(assembly, DATA).weighted(weights);
            double slope = Derivative.fourthOrder(
                    t -> bound.at(point.plus(t, direction)).elbo(), Tolerances.STEP);
            assertThat(bound.at(point).gradient().dot(direction))
                    .as("%s", weights)
                    .isCloseTo(slope, within(Tolerances.GRADIENT * (1 + Math.abs(slope))));
        }
    }

    @Test
    void annealingIsSeenByStepsAloneAlsoAfterVisits() {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, true);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        Parameters point = point(assembly, 10);
        Annealed annealed = Annealed.prior(elbo, new Schedule.Constant(3)).visited(point, 0, 1);
        assertThat(annealed.at(point).elbo()).isCloseTo(elbo.at(point).elbo(), within(ASCENT));
        assertThat(annealed.during(0).at(point).elbo())
                .isCloseTo(elbo.weighted(Weights.prior(3)).at(point).elbo(), within(ASCENT));
    }

    /** As in an M-step: q stays where it is, so that the gap is closed by one pass over the data. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void projectionHoldsTheBestQ(boolean diagonal) {
        ModelAssembly assembly = assembly(LaplaceScales.LEARNABLE, diagonal);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        Parameters point = point(assembly, 11);
        State projected = Projection.of().step(elbo, Projection.of().initial(point));
        assertThat(projected.held()).isSameAs(point);
        Evaluation there = elbo.at(projected.parameters(), projected.held());
        assertThat(there.gap()).isCloseTo(0, within(CLOSED * (1 + there.magnitude())));
        assertThat(there.elbo()).isGreaterThan(elbo.at(point).elbo());
    }

    /** With W where it is, batches must lead the scales to where all data lead them, with an annealed prior as well. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5})
    void runningAveragesOfBatchesEndWhereAllDataDo(double weight) {
        int rows = 400;
        Dataset data = BarsData.of(rows, 3);
        SparseCoding model = model(LaplaceScales.LEARNABLE);
        ModelAssembly assembly = SparseCodingPlugin.assembly(model, OptimalGaussian.of(model, true, rows));
        Parameters start = assembly.initial(data, Draws.seeded(12)).with("weights", BarsData.bars());
        Parameters ofAll = settled(EntropySumEvaluator.of(assembly, data), weight, 0, 60, start);
        Parameters ofBatches = settled(Minibatches.of(assembly, data, 80, 1), weight, 0.9, 600, start);
        assertThat(ofBatches.matrix("log variance").get(0, 0))
                .isCloseTo(ofAll.matrix("log variance").get(0, 0), within(AVERAGED));
        for (int h = 0; h < BarsData.BARS; h++) {
            assertThat(ofBatches.matrix("log scales").get(0, h))
                    .isCloseTo(ofAll.matrix("log scales").get(0, h), within(AVERAGED));
        }
    }

    private static Parameters settled(
            WeightedObjective elbo, double weight, double decay, int steps, Parameters start) {
        RunningProjection running = new RunningProjection(Adam.of(STANDSTILL), decay);
        Annealed annealed = Annealed.prior(elbo, new Schedule.Constant(weight));
        State state = running.initial(start);
        for (int i = 0; i < steps; i++) {
            annealed = annealed.visited(state.parameters(), i, i);
            state = running.step(annealed, state);
        }
        return state.parameters();
    }
}
