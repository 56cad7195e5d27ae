package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Nested;

/** p-PCA in all its forms against the contract of generative models. */
class PpcaContractTest {
    private static final int ROWS = 12;
    private static final int LATENTS = 2;

    static final Dataset DATA = data();

    private static Dataset data() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(2);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<String> columns = List.of("a", "b", "c", "d");
        double[] values = new double[ROWS * columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 3 + (1 + i % columns.size()) * normal.sample();
        }
        return Dataset.of("normal", columns, values);
    }

    private abstract static class Form extends GenerativeModelContract {
        private final PpcaSpec spec;
        private final Theorem theorem;

        Form(String noise, Prior prior, Theorem theorem) {
            this.spec = new PpcaSpec(LATENTS, NoiseVariance.of(noise), prior);
            this.theorem = theorem;
        }

        private ModelAssembly assembly(String posterior) {
            PpcaPlugin plugin = new PpcaPlugin();
            return plugin.assemble(spec, Setups.of(plugin, spec, DATA.shape(), posterior, theorem));
        }

        @Override
        protected ModelAssembly free() {
            return assembly("free-gaussian");
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
    class LearnableNoise extends Form {
        LearnableNoise() {
            super("learnable", Prior.STANDARD, Theorem.ENTROPY);
        }
    }

    @Nested
    class LearnablePrior extends Form {
        LearnablePrior() {
            super("learnable", Prior.DIAGONAL, Theorem.ENTROPY);
        }
    }

    @Nested
    class LearnablePriorWithFixedNoise extends Form {
        LearnablePriorWithFixedNoise() {
            super("0.7", Prior.DIAGONAL, Theorem.PSEUDO_ENTROPY);
        }
    }

    @Nested
    class FixedNoiseWithPseudoEntropy extends Form {
        FixedNoiseWithPseudoEntropy() {
            super("0.7", Prior.STANDARD, Theorem.PSEUDO_ENTROPY);
        }
    }

    @Nested
    class FixedNoiseWithEntropy extends Form {
        FixedNoiseWithEntropy() {
            super("0.7", Prior.STANDARD, Theorem.ENTROPY);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }
}
