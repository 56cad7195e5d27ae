package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreePosterior;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.RememberingFamily;
import org.entropysum.posterior.SwitchedGaussianPosterior;
import org.entropysum.testkit.Draws;
import org.entropysum.verification.CriterionContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Spike-and-slab sparse coding, whose latents are bits and numbers, against the contracts. */
class SpikeAndSlabContractTest {
    private static final int LATENTS = 2;
    private static final double EXACT = 1e-10;
    private static final Dataset DATA = firstRows(10);

    private static Dataset firstRows(int rows) {
        return Dataset.of("patterns", BitData.names(4), java.util.Arrays.copyOf(BitData.PATTERNS.values(), rows * 4));
    }

    private static Matrix states() {
        return Matrix.over(new double[] {0, 0, 1, 0, 0, 1, 1, 1}, 4, LATENTS);
    }

    private static ModelAssembly free() {
        SpikeAndSlab model = new SpikeAndSlab(4, LATENTS);
        FreePosterior posterior =
                FreePosterior.of(DATA.shape().rows(), SwitchedGaussianPosterior.coordinates(states(), LATENTS));
        return ModelAssembly.of(model, posterior, new Expectation.SigmaPoints())
                .with((Projectable) new SpikeAndSlabMaximization(model));
    }

    private static ModelAssembly assembly(String posterior, int states) {
        return new SpikeAndSlabPlugin()
                .assemble(new SpikeAndSlabSpec(LATENTS, states), new Setup(DATA.shape(), posterior, Theorem.ENTROPY));
    }

    @Nested
    class Model extends GenerativeModelContract {
        @Override
        protected ModelAssembly free() {
            return SpikeAndSlabContractTest.free();
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.of(assembly("exact", 4));
        }

        @Override
        protected Dataset data() {
            return DATA;
        }

        @Override
        protected Matrix latents(UniformRandomProvider random) {
            Matrix latents = super.latents(random);
            for (int row = 0; row < latents.rows(); row++) {
                for (int h = 0; h < LATENTS; h++) {
                    latents.set(row, h, random.nextBoolean() ? 1 : 0);
                }
            }
            return latents;
        }
    }

    @Nested
    class CriterionOfAll extends CriterionContract {
        @Override
        protected ModelAssembly free() {
            return SpikeAndSlabContractTest.free();
        }

        @Override
        protected Dataset data() {
            return DATA;
        }
    }

    @Nested
    class Plugin extends ModelPluginContract<SpikeAndSlabSpec> {
        @Override
        protected ModelPlugin<SpikeAndSlabSpec> plugin() {
            return new SpikeAndSlabPlugin();
        }

        @Override
        protected List<SpikeAndSlabSpec> specs() {
            return List.of(new SpikeAndSlabSpec(1, 2));
        }

        @Override
        protected Dataset data() {
            return BitData.PATTERNS;
        }

        @Override
        protected List<Impossible<SpikeAndSlabSpec>> impossible() {
            return List.of(new Impossible<>(new SpikeAndSlabSpec(5, 4), new DataShape(6, 3)));
        }
    }

    // log Σ_s π(s) N(x; W_s m, W_s Ψ W_sᵀ + σ² I), each state written out
    @Test
    void elboOfTheExactPosteriorIsTheLogLikelihood() {
        ModelAssembly assembly = assembly("exact", 4);
        UniformRandomProvider random = Draws.seeded(5);
        Parameters point = assembly.initial(DATA, random).plus(0.5, Draws.normal(assembly.layout(), random));
        double elbo = EntropySumEvaluator.of(assembly, DATA).at(point).elbo();
        double sum = 0;
        for (int n = 0; n < DATA.shape().rows(); n++) {
            double[] logJoint = new double[4];
            for (int s = 0; s < 4; s++) {
                logJoint[s] = logJoint(point, states().row(s).values(), n);
            }
            sum += Elementary.logSumExp(logJoint, 0, 4);
        }
        assertThat(elbo).isCloseTo(sum / DATA.shape().rows(), within(EXACT * (1 + Math.abs(elbo))));
    }

    private static double logJoint(Parameters point, double[] bits, int n) {
        Matrix weights = point.matrix("weights");
        Matrix residual = Matrix.over(java.util.Arrays.copyOfRange(DATA.values(), 4 * n, 4 * n + 4), 1, 4);
        Matrix covariance = Matrix.identity(4).scale(Math.exp(point.scalar("log variance")));
        double log = -2 * Elementary.LOG_TWO_PI;
        for (int h = 0; h < LATENTS; h++) {
            double logit = point.matrix("logits").get(0, h);
            log -= Elementary.softplus(bits[h] == 1 ? -logit : logit);
            double variance = Math.exp(point.matrix("slab log variances").get(0, h));
            for (int d = 0; bits[h] == 1 && d < 4; d++) {
                residual.add(
                        0, d, -weights.get(d, h) * point.matrix("slab mean").get(0, h));
                for (int e = 0; e < 4; e++) {
                    covariance.add(d, e, variance * weights.get(d, h) * weights.get(e, h));
                }
            }
        }
        Cholesky cholesky = Cholesky.of("covariance", covariance);
        log -= 0.5 * cholesky.logDeterminant();
        for (double white : cholesky.solveLower(residual.values())) {
            log -= 0.5 * white * white;
        }
        return log;
    }

    @Test
    void visitsNeverLowerTheElboAndEndAtTheExactPosterior() {
        ModelAssembly assembly = assembly("truncated-spikes", 2);
        Parameters point = assembly.initial(DATA, Draws.seeded(6));
        double best =
                EntropySumEvaluator.of(assembly("exact", 4), DATA).at(point).elbo();
        RememberingFamily family = (RememberingFamily) assembly.posterior();
        double before = EntropySumEvaluator.of(assembly, DATA).at(point).elbo();
        for (int visit = 0; visit < 4; visit++) {
            family = family.visited(point, DATA.chunks(DATA.shape().rows()).get(0), visit);
            double after = EntropySumEvaluator.of(assembly.with(family), DATA)
                    .at(point)
                    .elbo();
            assertThat(after).isGreaterThanOrEqualTo(before - EXACT).isLessThanOrEqualTo(best + EXACT);
            before = after;
        }
        double all = EntropySumEvaluator.of(assembly("truncated-spikes", 4), DATA)
                .at(point)
                .elbo();
        assertThat(all).isCloseTo(best, within(EXACT));
    }
}
