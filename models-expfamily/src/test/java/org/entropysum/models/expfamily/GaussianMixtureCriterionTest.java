package org.entropysum.models.expfamily;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The criterion finds that Gaussian mixtures hold in every form, through logits and covariances. */
class GaussianMixtureCriterionTest {
    /** A direction found by least squares. */
    private static final double PREDICTED = 1e-7;

    private static final Dataset DATA = Dataset.of(
            "pairs", List.of("a", "b"), new double[] {1, 2, 9, 2, 1, 4, 3, 5, 7, 4, 2, 1, 7, 3, 8, 5, 5, 2, 0, 1, 3, 8
            });

    private static ModelAssembly assembly(Covariance covariance) {
        GaussianMixturePlugin plugin = new GaussianMixturePlugin();
        GaussianMixtureSpec spec = new GaussianMixtureSpec(3, covariance);
        return plugin.assemble(spec, Setups.of(plugin, spec, DATA.shape(), "free-categorical", Theorem.ENTROPY));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void everyFormHoldsWithoutItsMeans(Covariance covariance) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(4);
        ModelAssembly assembly = assembly(covariance);
        Criterion criterion = Criterion.of(assembly, DATA, assembly.initial(DATA, random), random);
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS);
        assertThat(criterion.findings().get(1).solution().blocks()).doesNotContain("means");
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void everyComponentHasItsOwnGap(Covariance covariance) {
        ModelAssembly assembly = assembly(covariance);
        Parameters point = assembly.initial(DATA, RandomSource.XO_SHI_RO_256_PP.create(5));
        Verification verification =
                new Verifier(1e-9).verify(EntropySumEvaluator.of(assembly, DATA), DATA, point, point);
        assertThat(verification.parts())
                .extracting(PartVerification::name)
                .containsExactly("component[0]", "component[1]", "component[2]");
        for (PartVerification part : verification.parts()) {
            if (covariance == Covariance.TIED) {
                assertThat(part.directional()).isNull();
            } else {
                assertThat(part.directional()).isCloseTo(part.gap(), within(PREDICTED));
            }
        }
        assertThat(verification.parts().stream()
                        .mapToDouble(PartVerification::gap)
                        .sum())
                .isCloseTo(verification.terms().get(1).gap(), within(PREDICTED));
    }

    private abstract static class Form extends CriterionContract {
        private final ModelAssembly assembly;

        Form(Covariance covariance) {
            assembly = assembly(covariance);
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
