package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.Criterion;
import org.entropysum.verification.CriterionAnswer;
import org.entropysum.verification.CriterionContract;
import org.entropysum.verification.PartVerification;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the criterion finds out about p-PCA by itself, and that it is what the plugin says. */
class PpcaCriterionTest {
    /** A direction found by least squares. */
    private static final double PREDICTED = 1e-7;

    private static final Dataset DATA = Dataset.of(
            "table", List.of("a", "b", "c"), new double[] {1, 2, 9, 2, 1, 4, 3, 5, 7, 4, 2, 1, 7, 3, 8, 5, 5, 2});

    private static ModelAssembly assembly(String noise, Theorem theorem) {
        PpcaSpec spec = new PpcaSpec(2, NoiseVariance.of(noise));
        PpcaPlugin plugin = new PpcaPlugin();
        return plugin.assemble(spec, Setups.of(plugin, spec, DATA.shape(), "free-gaussian", theorem));
    }

    private static Criterion criterion(String noise, Theorem theorem) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
        ModelAssembly assembly = assembly(noise, theorem);
        return Criterion.of(assembly, DATA, assembly.initial(DATA, random), random);
    }

    @Test
    void learnableNoiseHoldsOnlyIfThePosteriorCanRescale() {
        Criterion criterion = criterion("learnable", Theorem.ENTROPY);
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS_WITH_RESCALING);
        assertThat(criterion.sentence()).contains("r = 0.5000, through weights; this one can");
        assertThat(criterion.findings().get(1).sentence()).isEqualTo("holds through log variance");
    }

    @Test
    void fixedNoiseFailsInTheEntropyForm() {
        Criterion criterion = criterion("0.7", Theorem.ENTROPY);
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.FAILS);
        assertThat(criterion.sentence())
                .startsWith("observable does not hold because")
                .endsWith("no parameter moves 3 of its 6 natural parameters");
    }

    @Test
    void fixedNoiseHoldsInThePseudoEntropyForm() {
        Criterion criterion = criterion("0.7", Theorem.PSEUDO_ENTROPY);
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS_WITH_RESCALING);
        assertThat(criterion.findings().get(1).sentence()).isEqualTo("holds through weights, mean");
    }

    @Test
    void everyLatentHasItsOwnGapAndTheDimensionsShareTheNoise() {
        ModelAssembly assembly = assembly("learnable", Theorem.ENTROPY);
        Parameters point = assembly.initial(DATA, RandomSource.XO_SHI_RO_256_PP.create(5));
        Verification verification =
                new Verifier(1e-9).verify(EntropySumEvaluator.of(assembly, DATA), DATA, point, point);
        assertThat(verification.parts())
                .extracting(PartVerification::name)
                .containsExactly("prior[0]", "prior[1]", "observable[0]", "observable[1]", "observable[2]");
        for (PartVerification part : verification.parts()) {
            if (part.term().equals("prior")) {
                assertThat(part.directional()).isCloseTo(part.gap(), within(PREDICTED));
            } else {
                assertThat(part.directional()).isNull();
            }
        }
    }

    private abstract static class Form extends CriterionContract {
        private final ModelAssembly assembly;

        Form(String noise, Theorem theorem) {
            assembly = assembly(noise, theorem);
        }

        @Override
        protected ModelAssembly free() {
            return assembly;
        }

        @Override
        protected Dataset data() {
            return DATA;
        }
    }

    @Nested
    class LearnableNoise extends Form {
        LearnableNoise() {
            super("learnable", Theorem.ENTROPY);
        }
    }

    @Nested
    class FixedNoise extends Form {
        FixedNoise() {
            super("0.7", Theorem.ENTROPY);
        }
    }

    @Nested
    class FixedNoiseWithPseudoEntropy extends Form {
        FixedNoiseWithPseudoEntropy() {
            super("0.7", Theorem.PSEUDO_ENTROPY);
        }
    }
}
