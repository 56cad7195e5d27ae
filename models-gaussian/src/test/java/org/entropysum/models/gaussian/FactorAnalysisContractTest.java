package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.CriterionContract;
import org.junit.jupiter.api.Nested;

/** Factor analysis against the contracts, on draws of one factor in four observables. */
class FactorAnalysisContractTest {
    private static final double[] LOADINGS = {2, -1, 1.5, 1};
    private static final double[] DEVIATIONS = {1, 0.8, 1.2, 0.6};

    private static final Dataset DATA = drawn(14);

    private static Dataset drawn(int rows) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[rows * LOADINGS.length];
        double factor = 0;
        for (int i = 0; i < values.length; i++) {
            int d = i % LOADINGS.length;
            factor = d == 0 ? normal.sample() : factor;
            values[i] = d + LOADINGS[d] * factor + DEVIATIONS[d] * normal.sample();
        }
        return Dataset.of("one factor", List.of("a", "b", "c", "d"), values);
    }

    private static ModelAssembly assembly(String posterior, Prior prior) {
        FactorAnalysisSpec spec = new FactorAnalysisSpec(1, prior);
        FactorAnalysisPlugin plugin = new FactorAnalysisPlugin();
        return plugin.assemble(spec, Setups.of(plugin, spec, DATA.shape(), posterior, Theorem.ENTROPY));
    }

    private abstract static class Form extends GenerativeModelContract {
        private final Prior prior;

        Form(Prior prior) {
            this.prior = prior;
        }

        @Override
        protected ModelAssembly free() {
            return assembly("free-gaussian", prior);
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.of(assembly("exact", prior));
        }

        @Override
        protected Dataset data() {
            return DATA;
        }
    }

    @Nested
    class StandardPrior extends Form {
        StandardPrior() {
            super(Prior.STANDARD);
        }
    }

    @Nested
    class LearnablePrior extends Form {
        LearnablePrior() {
            super(Prior.DIAGONAL);
        }
    }

    @Nested
    class Directions extends CriterionContract {
        @Override
        protected ModelAssembly free() {
            return assembly("free-gaussian", Prior.STANDARD);
        }

        @Override
        protected Dataset data() {
            return DATA;
        }
    }

    @Nested
    class Plugin extends ModelPluginContract<FactorAnalysisSpec> {
        @Override
        protected ModelPlugin<FactorAnalysisSpec> plugin() {
            return new FactorAnalysisPlugin();
        }

        @Override
        protected List<FactorAnalysisSpec> specs() {
            return List.of(new FactorAnalysisSpec(1, Prior.STANDARD), new FactorAnalysisSpec(1, Prior.DIAGONAL));
        }

        @Override
        protected Dataset data() {
            return DATA;
        }

        @Override
        protected List<Impossible<FactorAnalysisSpec>> impossible() {
            return List.of(
                    new Impossible<>(new FactorAnalysisSpec(2, Prior.STANDARD), new DataShape(12, 4)),
                    new Impossible<>(new FactorAnalysisSpec(7, Prior.STANDARD), new DataShape(12, 4)),
                    new Impossible<>(new FactorAnalysisSpec(2, Prior.STANDARD), new DataShape(3, 6)));
        }
    }
}
