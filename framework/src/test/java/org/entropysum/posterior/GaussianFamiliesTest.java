package org.entropysum.posterior;

import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.ConstantNetwork;
import org.entropysum.network.DenseNetwork;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Nested;

final class GaussianFamiliesTest {
    private static final int FEW = 4;

    /** More than an encoder here has features. */
    private static final int MORE = 9;

    private abstract static class Contract extends VariationalFamilyContract {
        private final LinearGaussianToy model = LinearGaussianToy.of(2, 3);
        private final VariationalFamily family;

        Contract(VariationalFamily family) {
            this.family = family;
        }

        @Override
        protected GenerativeModel model() {
            return model;
        }

        @Override
        protected VariationalFamily family() {
            return family;
        }

        @Override
        protected Dataset data() {
            return ToyData.line(family.isExact() || family instanceof FreePosterior ? FEW : MORE);
        }

        @Override
        protected boolean fits(Expectation rule) {
            return !(rule instanceof Expectation.Enumeration);
        }
    }

    @Nested
    final class Exact extends Contract {
        Exact() {
            super(ExactLinearGaussian.of(LinearGaussianToy.of(2, 3)));
        }
    }

    @Nested
    final class FullCovariance extends Contract {
        FullCovariance() {
            super(FreeGaussian.of(FEW, 2));
        }
    }

    @Nested
    final class MeanField extends Contract {
        MeanField() {
            super(FreeDiagonalGaussian.of(FEW, 2));
        }
    }

    @Nested
    final class LowRank extends Contract {
        LowRank() {
            super(FreeLowRankGaussian.of(FEW, 2, 1));
        }
    }

    @Nested
    final class RankOfTheSize extends Contract {
        RankOfTheSize() {
            super(FreeLowRankGaussian.of(FEW, 2, 2));
        }
    }

    private static DenseNetwork encoder(int outputs) {
        return DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, outputs);
    }

    private static AmortizedPosterior deep(Coordinates coordinates) {
        return AmortizedPosterior.of(
                coordinates, DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, 3, coordinates.size()));
    }

    @Nested
    final class SharedTrunk extends Contract {
        SharedTrunk() {
            super(deep(DiagonalGaussianPosterior.coordinates(2)));
        }
    }

    @Nested
    final class SeparateTrunks extends Contract {
        SeparateTrunks() {
            super(AmortizedPosterior.of(
                    DiagonalGaussianPosterior.coordinates(2),
                    DenseNetwork.of("mean", Role.POSTERIOR, Activation.SOFTPLUS, 3, 2, 2),
                    DenseNetwork.of("log variance", Role.POSTERIOR, Activation.TANH, 3, 2)));
        }
    }

    @Nested
    final class SharedScales extends Contract {
        SharedScales() {
            super(AmortizedPosterior.of(
                    DiagonalGaussianPosterior.coordinates(2),
                    encoder(2),
                    ConstantNetwork.of("log variance", Role.POSTERIOR, 3, 2)));
        }
    }

    @Nested
    final class AmortizedFullCovariance extends Contract {
        AmortizedFullCovariance() {
            super(deep(GaussianPosterior.coordinates(2)));
        }
    }

    @Nested
    final class AmortizedLowRank extends Contract {
        AmortizedLowRank() {
            super(deep(LowRankGaussianPosterior.coordinates(2, 1)));
        }
    }

    @Nested
    final class LogScaleHead extends Contract {
        LogScaleHead() {
            super(AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(2), encoder(4))
                    .with(Coordinates.Kind.LOG_SCALE, Head.LINEAR));
        }
    }

    @Nested
    final class SoftplusScaleHead extends Contract {
        SoftplusScaleHead() {
            super(AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(2), encoder(4))
                    .with(Coordinates.Kind.LOG_SCALE, Head.SOFTPLUS_SCALE));
        }
    }

    @Nested
    final class TanhMeanHead extends Contract {
        TanhMeanHead() {
            super(AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(2), encoder(4))
                    .with(Coordinates.Kind.POSITION, Head.TANH));
        }
    }

    @Nested
    final class LeakyMeanHead extends Contract {
        LeakyMeanHead() {
            super(AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(2), encoder(4))
                    .with(Coordinates.Kind.POSITION, Head.LEAKY_RELU));
        }
    }

    @Nested
    final class LeakyLogVarianceHead extends Contract {
        LeakyLogVarianceHead() {
            super(AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(2), encoder(4))
                    .with(Coordinates.Kind.LOG_SCALE, Head.LEAKY_LOG_VARIANCE));
        }
    }

    @Nested
    final class LastLayerThatIsNotLinear extends Contract {
        LastLayerThatIsNotLinear() {
            super(AmortizedPosterior.of(
                    DiagonalGaussianPosterior.coordinates(2), encoder(4).ending(Activation.SIGMOID)));
        }
    }
}
