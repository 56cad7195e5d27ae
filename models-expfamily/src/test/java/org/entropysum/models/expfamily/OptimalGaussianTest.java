package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
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
}
