package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.Criterion;
import org.entropysum.verification.CriterionAnswer;
import org.entropysum.verification.CriterionContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The criterion finds that Gaussian mixtures hold in every form, through logits and covariances. */
class GaussianMixtureCriterionTest {
    private static final Dataset DATA = Dataset.of(
            "pairs", List.of("a", "b"), new double[] {1, 2, 9, 2, 1, 4, 3, 5, 7, 4, 2, 1, 7, 3, 8, 5, 5, 2, 0, 1, 3, 8
            });

    private static ModelAssembly assembly(Covariance covariance) {
        return new GaussianMixturePlugin()
                .assemble(
                        new GaussianMixtureSpec(3, covariance),
                        new Setup(DATA.shape(), "free-categorical", Theorem.ENTROPY));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void everyFormHoldsWithoutItsMeans(Covariance covariance) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(4);
        ModelAssembly assembly = assembly(covariance);
        Criterion criterion = Criterion.of(assembly, assembly.initial(DATA, random), random);
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS);
        assertThat(criterion.findings().get(1).solution().blocks()).doesNotContain("means");
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
