package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Minibatches;
import org.entropysum.learning.Adam;
import org.entropysum.learning.State;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.manifold.Projection;
import org.entropysum.manifold.RunningProjection;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The analytic ELBO of sparse coding, its projection, and its entropies as an objective. */
class SparseCodingTest {
    private static final double CLOSED = 1e-12;

    /** A product rule of 80 points against a kink inside a Gaussian. */
    private static final double HERMITE = 5e-3;

    private static final Dataset DATA = BitData.PATTERNS;

    private static ModelAssembly full(LaplaceScales scales) {
        return SparseCodingPlugin.assembly(
                new SparseCoding(4, 2, scales), FreeGaussian.of(DATA.shape().rows(), 2));
    }

    private static Parameters point(ModelAssembly assembly, long seed) {
        UniformRandomProvider random = Draws.seeded(seed);
        return assembly.initial(DATA, random).plus(0.3, Draws.normal(assembly.layout(), random));
    }

    @ParameterizedTest
    @EnumSource(LaplaceScales.class)
    void closedFormIsTheLimitOfDenseNodes(LaplaceScales scales) {
        ModelAssembly assembly = full(scales);
        Parameters point = point(assembly, 1);
        double analytic = EntropySumEvaluator.of(assembly, DATA).at(point).elbo();
        double dense = EntropySumEvaluator.of(assembly.with(new Expectation.GaussHermite(80)), DATA)
                .at(point)
                .elbo();
        double sparse = EntropySumEvaluator.of(assembly.with(new Expectation.SigmaPoints()), DATA)
                .at(point)
                .elbo();
        assertThat(analytic).isCloseTo(dense, within(HERMITE));
        assertThat(Math.abs(analytic - sparse)).isGreaterThan(2 * HERMITE);
    }

    @ParameterizedTest
    @EnumSource(LaplaceScales.class)
    void manyRowsGoThroughProductsInBlocks(LaplaceScales scales) {
        int rows = 2 * MeanFieldSparseCoding.ROWS + 45;
        UniformRandomProvider random = Draws.seeded(5);
        Dataset data = Dataset.of(
                "normal",
                List.of("a", "b", "c", "d"),
                Draws.normal(rows, 4, random).values());
        ModelAssembly assembly =
                SparseCodingPlugin.assembly(new SparseCoding(4, 3, scales), FreeDiagonalGaussian.of(rows, 3));
        Parameters point = assembly.initial(data, random).plus(0.3, Draws.normal(assembly.layout(), random));
        Evaluation fused = EntropySumEvaluator.of(assembly, data).threads(2).at(point);
        Evaluation defined = EntropySumEvaluator.of(assembly.plain(), data).at(point);
        assertThat(fused.elbo()).isCloseTo(defined.elbo(), within(CLOSED));
        assertThat(fused.gradient().values()).containsExactly(defined.gradient().values(), within(CLOSED));
        assertThat(fused.latentRates()).containsExactly(defined.latentRates(), within(CLOSED));
    }

    @Test
    void elboIsTheSumOfEntropiesAfterTheProjection() {
        ModelAssembly assembly = full(LaplaceScales.LEARNABLE);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        State projected = Projection.of().step(elbo, Projection.of().initial(point(assembly, 2)));
        Evaluation there = elbo.at(projected.parameters());
        assertThat(there.gap()).isCloseTo(0, within(CLOSED));
        assertThat(there.elbo()).isGreaterThan(elbo.at(point(assembly, 2)).elbo());
        for (double slope : there.gradient().matrix("log scales").values()) {
            assertThat(slope).isCloseTo(0, within(CLOSED));
        }
        assertThat(new EntropyObjective(elbo).at(point(assembly, 2)).elbo()).isCloseTo(there.elbo(), within(CLOSED));
    }

    // ½ log det 2πeΣ̄ − Σ log 2eλ − ½ D log 2πeσ², with the scales written out
    @Test
    void entropyObjectiveIsTheFormulaOfThePaper() {
        ModelAssembly assembly = SparseCodingPlugin.assembly(
                new SparseCoding(4, 2, LaplaceScales.LEARNABLE),
                FreeDiagonalGaussian.of(DATA.shape().rows(), 2));
        Parameters point = point(assembly, 3);
        double value = new EntropyObjective(EntropySumEvaluator.of(assembly, DATA))
                .at(point)
                .elbo();
        Matrix mean = point.matrix("posterior mean");
        Matrix logScale = point.matrix("posterior log scale");
        Matrix weights = ((SparseCoding) assembly.model()).decoder(point);
        double[] x = DATA.values();
        int rows = DATA.shape().rows();
        double entropy = 0;
        double squares = 0;
        double[] lambda = new double[2];
        for (int n = 0; n < rows; n++) {
            for (int h = 0; h < 2; h++) {
                double s = Math.exp(logScale.get(n, h));
                entropy += Math.log(s) + 0.5 * Math.log(2 * Math.PI * Math.E);
                double m = mean.get(n, h);
                lambda[h] += magnitude(m, s) / rows;
                squares += s * s;
            }
            for (int d = 0; d < 4; d++) {
                double residual =
                        x[4 * n + d] - weights.get(d, 0) * mean.get(n, 0) - weights.get(d, 1) * mean.get(n, 1);
                squares += residual * residual;
            }
        }
        double expected = entropy / rows
                - Math.log(2 * Math.E * lambda[0])
                - Math.log(2 * Math.E * lambda[1])
                - 2 * Math.log(2 * Math.PI * Math.E * squares / (rows * 4));
        assertThat(value).isCloseTo(expected, within(1e-6));
    }

    // E|z| by the midpoint rule on both sides of zero
    private static double magnitude(double m, double s) {
        double sum = 0;
        double step = 12 * s / 100_000;
        for (int i = 0; i < 100_000; i++) {
            double z = m - 6 * s + (i + 0.5) * step;
            sum += step * Math.abs(z) * Math.exp(-0.5 * (z - m) * (z - m) / (s * s));
        }
        return sum / (Math.sqrt(2 * Math.PI) * s);
    }

    @Test
    void weightedEntropiesHaveTheGradientTheyPromise() {
        ModelAssembly assembly = full(LaplaceScales.LEARNABLE);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        UniformRandomProvider random = Draws.seeded(4);
        Parameters point = point(assembly, 5);
        for (Weights weights : new Weights[] {
            Weights.NONE, Weights.prior(3), Weights.likelihood(0.4), Weights.posterior(1.7), new Weights(0.5, 2, 3)
        }) {
            EntropyObjective entropies = new EntropyObjective(elbo).weighted(weights);
            Parameters direction = Draws.normal(assembly.layout(), random);
            double slope = Derivative.fourthOrder(
                    t -> entropies.at(point.plus(t, direction)).elbo(), Tolerances.STEP);
            assertThat(entropies.at(point).gradient().dot(direction))
                    .isCloseTo(slope, within(Tolerances.GRADIENT * (1 + Math.abs(slope))));
        }
    }

    /** The optimum over λ and σ² of a batch is above the bound at those of all data: a batch alone deceives. */
    @Test
    void runningAveragesKeepBatchesHonest() {
        Dataset data = BarsData.of(400, 3);
        ModelAssembly assembly = SparseCodingPlugin.assembly(
                new SparseCoding(BarsData.PIXELS, BarsData.BARS, LaplaceScales.LEARNABLE),
                FreeDiagonalGaussian.of(400, BarsData.BARS));
        Minibatches batches = Minibatches.of(assembly, data, 10, 1);
        Parameters start = assembly.initial(data, RandomSource.XO_SHI_RO_256_PP.create(1));
        RunningProjection running = new RunningProjection(Adam.of(1e-9), 0.99);
        State state = running.initial(start);
        for (int i = 0; i < 400; i++) {
            state = running.step(batches, state);
        }
        double whole = new EntropyObjective(EntropySumEvaluator.of(assembly, data))
                .at(start)
                .elbo();
        double atAverages = batches.at(state.parameters()).elbo();
        double ofBatches = 0;
        for (int i = 0; i < batches.epoch(); i++) {
            ofBatches += new EntropyObjective(batches.during(i)).at(start).elbo() / batches.epoch();
        }
        assertThat(atAverages).isCloseTo(whole, within(0.01));
        assertThat(ofBatches).isGreaterThan(whole + 0.05);
    }
}
