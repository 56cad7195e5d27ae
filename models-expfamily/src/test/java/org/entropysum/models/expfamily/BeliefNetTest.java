package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.Adam;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.NewtonPolish;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.Trainer;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.DiscretePosterior;
import org.entropysum.posterior.Evolution;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.StateSets;
import org.entropysum.posterior.TruncatedPosterior;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.VerificationAssert;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Belief nets learn what they can, and noisy-ORs show what the theorem does not cover. */
class BeliefNetTest {
    /** Σ w log w of the counted patterns: the net of two latents can be any distribution near theirs. */
    private static final double SATURATED = -1.870613505982;

    private static final double OPTIMUM = 1e-8;
    private static final double STATIONARY = 1e-12;
    private static final double IDENTITY = 1e-10;

    private static ModelAssembly exact(GenerativeModel model) {
        EnumeratedBits bits = new EnumeratedBits(model);
        return ModelAssembly.of(bits, ExactEnumeration.of(bits), new Expectation.Enumeration());
    }

    private static SigmoidBeliefNet net(int observables, int latents) {
        return new SigmoidBeliefNet(observables, List.of(latents), Biases.of("learnable"));
    }

    private static Optimum train(Algorithm algorithm, ModelAssembly assembly, Dataset data, Parameters start) {
        return new Trainer(algorithm, 3000, STATIONARY, () -> false)
                .train(EntropySumEvaluator.of(assembly, data), start, (state, evaluation) -> {});
    }

    @Test
    void bestOfTenStartsReachesTheSaturatedOptimum() {
        ModelAssembly assembly = exact(net(3, 2));
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
        double best = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < 10; start++) {
            Parameters from = assembly.initial(BitData.COUNTED, random);
            Optimum optimum = train(Lbfgs.standard(), assembly, BitData.COUNTED, from);
            if (optimum.evaluation().elbo() > best) {
                best = optimum.evaluation().elbo();
                assertThat(optimum.evaluation().entropies().value()).isCloseTo(best, within(OPTIMUM));
            }
        }
        assertThat(best).isCloseTo(SATURATED, within(OPTIMUM));
    }

    /** With σ(Wz + b) and π multiplied out for every state, the ELBO of the exact posterior is the log likelihood. */
    @Test
    void elboOfTheExactPosteriorIsTheLogLikelihood() {
        ModelAssembly assembly = exact(net(3, 2));
        Parameters point = assembly.initial(BitData.COUNTED, RandomSource.XO_SHI_RO_256_PP.create(2));
        double elbo =
                EntropySumEvaluator.of(assembly, BitData.COUNTED).at(point).elbo();
        double[] x = BitData.COUNTED.values();
        double sum = 0;
        for (int n = 0; n < x.length; n += 3) {
            double likelihood = 0;
            for (int state = 0; state < 4; state++) {
                likelihood += joint(point, new double[] {state & 1, state >> 1}, x, n);
            }
            sum += Math.log(likelihood);
        }
        assertThat(elbo).isCloseTo(3 * sum / x.length, within(IDENTITY));
    }

    private static double joint(Parameters point, double[] z, double[] x, int at) {
        double product = 1;
        for (int h = 0; h < 2; h++) {
            product *= probability(point.matrix("logits").get(0, h), z[h]);
        }
        for (int d = 0; d < 3; d++) {
            Matrix weights = point.matrix("weights");
            double logit = point.matrix("biases").get(0, d) + weights.get(d, 0) * z[0] + weights.get(d, 1) * z[1];
            product *= probability(logit, x[at + d]);
        }
        return product;
    }

    private static double probability(double logit, double bit) {
        return bit == 1 ? Elementary.sigmoid(logit) : Elementary.sigmoid(-logit);
    }

    /** Frozen distributions over the states, so that Ψ and Θ alone are learned. */
    private record Frozen(Matrix states, Matrix logits) implements VariationalFamily {
        @Override
        public Layout layout() {
            return Layout.of();
        }

        @Override
        public Parameters initial(UniformRandomProvider random) {
            return Parameters.zeros(layout());
        }

        @Override
        public boolean isExact() {
            return false;
        }

        @Override
        public Optional<String> obstacleToRescaling() {
            return Optional.of("bits cannot be rescaled");
        }

        @Override
        public DiscretePosterior at(Parameters parameters, Batch batch) {
            Matrix rows = Matrix.zeros(batch.rows(), states.rows());
            for (int n = 0; n < batch.rows(); n++) {
                System.arraycopy(
                        logits.row(batch.firstRow() + n).values(), 0, rows.values(), n * states.rows(), states.rows());
            }
            return DiscretePosterior.ofLogits(states, rows);
        }

        @Override
        public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
            // Frozen.
        }
    }

    private static Evaluation stationaryAtFrozenPosterior(GenerativeModel model, Dataset data, long seed) {
        EnumeratedBits bits = new EnumeratedBits(model);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        Matrix logits = Matrix.zeros(data.shape().rows(), 1 << model.latentSize());
        for (int i = 0; i < logits.values().length; i++) {
            logits.values()[i] = 2 * random.nextDouble() - 1;
        }
        ModelAssembly assembly =
                ModelAssembly.of(bits, new Frozen(Matrix.copyOf(bits.states()), logits), new Expectation.Enumeration());
        Parameters start = train(Lbfgs.standard(), assembly, data, assembly.initial(data, random))
                .state()
                .parameters();
        return train(NewtonPolish.standard(), assembly, data, start).evaluation();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void stationaryNoisyOrKeepsAGapAndTheNetOnTheSamePosteriorNone(long seed) {
        Dataset data = BitData.coins(40, 5);
        Evaluation noisyOr = stationaryAtFrozenPosterior(new NoisyOr(5, 2), data, seed);
        assertThat(noisyOr.gradient().gradientNorm()).isLessThan(1e-9);
        assertThat(Math.abs(noisyOr.gap())).isGreaterThan(1e-5);
        Evaluation net = stationaryAtFrozenPosterior(net(5, 2), data, seed);
        assertThat(net.gap()).isCloseTo(0, within(STATIONARY));
        Evaluation single = stationaryAtFrozenPosterior(new NoisyOr(5, 1), data, seed);
        assertThat(single.gap()).isCloseTo(0, within(1e-9));
    }

    @Test
    void hundredLatentsLearnWithTruncatedPosteriors() {
        Dataset data = bars(60);
        SigmoidBeliefNet model = net(64, 100);
        TruncatedPosterior posterior =
                TruncatedPosterior.of(model, StateSets.random(60, 8, 100, 3), new Evolution(8, 1, 0.5));
        ModelAssembly assembly = ModelAssembly.of(model, posterior, new Expectation.Enumeration());
        Parameters point = assembly.initial(data, RandomSource.XO_SHI_RO_256_PP.create(5));
        double first = EntropySumEvaluator.of(assembly, data).at(point).elbo();
        List<Double> elbos = new ArrayList<>();
        for (int visit = 0; visit < 8; visit++) {
            posterior = posterior.visited(point, data.chunks(60).get(0), visit);
            assembly = assembly.with(posterior);
            Optimum optimum = new Trainer(Adam.of(0.05), 10, 0, () -> false)
                    .train(EntropySumEvaluator.of(assembly, data), point, (state, evaluation) -> {});
            point = optimum.state().parameters();
            elbos.add(optimum.evaluation().elbo());
        }
        assertThat(elbos.get(0)).isGreaterThan(first);
        assertThat(elbos.get(7)).isGreaterThan(elbos.get(0) + 1);
        VerificationAssert.assertThat(
                        new Verifier(1e-9).verify(EntropySumEvaluator.of(assembly, data), data, point, point))
                .hasVerdict(Verdict.NOT_STATIONARY)
                .hasGapExplainedWithin(IDENTITY * 1000);
    }

    /** 8×8 images of bars, each there with probability ¼, with one bit in ten turned over. */
    private static Dataset bars(int rows) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
        double[] values = new double[rows * 64];
        for (int n = 0; n < rows; n++) {
            for (int bar = 0; bar < 16; bar++) {
                boolean on = random.nextDouble() < 0.25;
                for (int i = 0; on && i < 8; i++) {
                    values[n * 64 + (bar < 8 ? bar * 8 + i : i * 8 + bar - 8)] = 1;
                }
            }
            for (int d = 0; d < 64; d++) {
                values[n * 64 + d] = random.nextDouble() < 0.1 ? 1 - values[n * 64 + d] : values[n * 64 + d];
            }
        }
        return Dataset.of("bars", BitData.names(64), values);
    }
}
