package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Nested;

/** The Gaussian mixture with each form of its covariances against the contract of generative models. */
class GaussianMixtureContractTest {
    private static final int ROWS = 20;
    private static final int COMPONENTS = 3;

    static final Dataset DATA = data();

    private static Dataset data() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<String> columns = List.of("a", "b", "c");
        double[] values = new double[ROWS * columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * (i / columns.size() % COMPONENTS) + (1 + i % columns.size()) * normal.sample();
        }
        return Dataset.of("clusters", columns, values);
    }

    private abstract static class Form extends GenerativeModelContract {
        private final GaussianMixtureSpec spec;

        Form(Covariance covariance) {
            this.spec = new GaussianMixtureSpec(COMPONENTS, covariance);
        }

        private ModelAssembly assembly(String posterior) {
            GaussianMixturePlugin plugin = new GaussianMixturePlugin();
            return plugin.assemble(spec, Setups.of(plugin, spec, DATA.shape(), posterior, Theorem.ENTROPY));
        }

        @Override
        protected ModelAssembly free() {
            return assembly("free-categorical");
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.of(assembly("exact"));
        }

        @Override
        protected Dataset data() {
            return DATA;
        }
    }

    @Nested
    class Spherical extends Form {
        Spherical() {
            super(Covariance.SPHERICAL);
        }
    }

    @Nested
    class Diagonal extends Form {
        Diagonal() {
            super(Covariance.DIAGONAL);
        }
    }

    @Nested
    class Tied extends Form {
        Tied() {
            super(Covariance.TIED);
        }
    }

    @Nested
    class Full extends Form {
        Full() {
            super(Covariance.FULL);
        }
    }
}
