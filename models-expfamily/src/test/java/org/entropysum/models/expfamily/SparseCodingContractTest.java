package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.FusedFormContract;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.FreeLowRankGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.verification.CriterionContract;
import org.junit.jupiter.api.Nested;

/** Sparse coding with each prior and each kind of q against the contracts. */
class SparseCodingContractTest {
    private static final int LATENTS = 3;
    private static final Dataset DATA = firstRows(12);

    private static Dataset firstRows(int rows) {
        double[] values = java.util.Arrays.copyOf(BitData.PATTERNS.values(), rows * 4);
        return Dataset.of("patterns", BitData.names(4), values);
    }

    private static VariationalFamily full(int rows) {
        return FreeGaussian.of(rows, LATENTS);
    }

    private static VariationalFamily diagonal(int rows) {
        return FreeDiagonalGaussian.of(rows, LATENTS);
    }

    private static VariationalFamily lowRank(int rows) {
        return FreeLowRankGaussian.of(rows, LATENTS, 2);
    }

    private static VariationalFamily amortized() {
        return AmortizedPosterior.of(
                DiagonalGaussianPosterior.coordinates(LATENTS),
                DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 4, 5, 2 * LATENTS));
    }

    private static ModelAssembly optimal(LaplaceScales scales, boolean diagonal) {
        SparseCoding model = new SparseCoding(4, LATENTS, scales);
        return SparseCodingPlugin.assembly(model, OptimalGaussian.of(model, diagonal, 12));
    }

    private static ModelAssembly assembly(LaplaceScales scales, VariationalFamily posterior) {
        return SparseCodingPlugin.assembly(new SparseCoding(4, LATENTS, scales), posterior);
    }

    private abstract static class Form extends GenerativeModelContract {
        private final ModelAssembly assembly;

        Form(LaplaceScales scales, VariationalFamily posterior) {
            this(assembly(scales, posterior));
        }

        Form(ModelAssembly assembly) {
            this.assembly = assembly;
        }

        @Override
        protected ModelAssembly free() {
            return assembly.plain();
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.empty();
        }

        @Override
        protected Dataset data() {
            return DATA;
        }
    }

    @Nested
    class LearnableWithFull extends Form {
        LearnableWithFull() {
            super(LaplaceScales.LEARNABLE, full(12));
        }
    }

    @Nested
    class LearnableWithLowRank extends Form {
        LearnableWithLowRank() {
            super(LaplaceScales.LEARNABLE, lowRank(12));
        }
    }

    @Nested
    class UnitWithDiagonal extends Form {
        UnitWithDiagonal() {
            super(LaplaceScales.UNIT, diagonal(12));
        }
    }

    @Nested
    class UnitWithFull extends Form {
        UnitWithFull() {
            super(LaplaceScales.UNIT, full(12));
        }
    }

    @Nested
    class LearnableWithOptimal extends Form {
        LearnableWithOptimal() {
            super(optimal(LaplaceScales.LEARNABLE, false));
        }
    }

    @Nested
    class UnitWithOptimalDiagonal extends Form {
        UnitWithOptimalDiagonal() {
            super(optimal(LaplaceScales.UNIT, true));
        }
    }

    private abstract static class Criteria extends CriterionContract {
        private final ModelAssembly assembly;

        Criteria(LaplaceScales scales) {
            this.assembly = assembly(scales, diagonal(12)).plain();
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
    class CriterionOfLearnable extends Criteria {
        CriterionOfLearnable() {
            super(LaplaceScales.LEARNABLE);
        }
    }

    @Nested
    class CriterionOfUnit extends Criteria {
        CriterionOfUnit() {
            super(LaplaceScales.UNIT);
        }
    }

    @Nested
    class Fused extends FusedFormContract {
        @Override
        protected List<Example> examples() {
            return List.of(
                    example("learnable, diagonal", LaplaceScales.LEARNABLE, diagonal(12)),
                    example("learnable, full", LaplaceScales.LEARNABLE, full(12)),
                    example("unit, full", LaplaceScales.UNIT, full(12)),
                    example("unit, low rank", LaplaceScales.UNIT, lowRank(12)),
                    example("unit, amortized", LaplaceScales.UNIT, amortized()),
                    several(LaplaceScales.LEARNABLE),
                    several(LaplaceScales.UNIT),
                    new Example("learnable, optimal", optimal(LaplaceScales.LEARNABLE, false), DATA),
                    new Example("unit, optimal diagonal", optimal(LaplaceScales.UNIT, true), DATA));
        }

        /** So many latents that the rows of a chunk go through in several blocks. */
        private static Example several(LaplaceScales scales) {
            SparseCoding model = new SparseCoding(4, 40, scales);
            ModelAssembly assembly = SparseCodingPlugin.assembly(model, FreeDiagonalGaussian.of(40, 40));
            return new Example("many latents, diagonal", assembly, firstRows(40));
        }

        private Example example(String name, LaplaceScales scales, VariationalFamily posterior) {
            return new Example(name, assembly(scales, posterior), DATA);
        }
    }
}
