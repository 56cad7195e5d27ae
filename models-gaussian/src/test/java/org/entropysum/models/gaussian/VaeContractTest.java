package org.entropysum.models.gaussian;

import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Nested;

/** Every variant and every observable of variational autoencoders against the contract of generative models. */
class VaeContractTest {
    private static final int ROWS = 4;
    private static final Dataset REAL = VaeData.normals(ROWS, 3);

    @Nested
    class VaeZero extends VaeContract {
        VaeZero() {
            super(VaeForm.pseudoEntropy(3, 2, 4).vae0(0.7), REAL);
        }
    }

    @Nested
    class VaeZeroWithEntropy extends VaeContract {
        VaeZeroWithEntropy() {
            super(VaeForm.entropy(3, 2, 4).vae0(0.7), REAL);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class VaeOne extends VaeContract {
        VaeOne() {
            super(VaeForm.entropy(3, 2, 4).vae1(), REAL);
        }
    }

    @Nested
    class VaeOneWithFullCovariance extends VaeContract {
        VaeOneWithFullCovariance() {
            super(VaeForm.entropy(3, 2, 4).vae1(), REAL);
        }

        @Override
        protected ModelAssembly free() {
            return ModelAssembly.of(super.free().model(), FreeGaussian.of(ROWS, 2), new Expectation.GaussHermite(2));
        }
    }

    @Nested
    class VaeTwo extends VaeContract {
        VaeTwo() {
            super(VaeForm.entropy(3, 2, 4).vae2(), REAL);
        }
    }

    @Nested
    class VaeThreeWithLogVariances extends VaeContract {
        VaeThreeWithLogVariances() {
            super(VaeForm.entropy(3, 2, 4).vae3(VarianceHead.LOG), REAL);
        }
    }

    @Nested
    class VaeThreeWithLinearVariances extends VaeContract.NearTheStart {
        VaeThreeWithLinearVariances() {
            super(VaeForm.entropy(3, 2, 4).vae3(VarianceHead.LINEAR), REAL);
        }
    }

    @Nested
    class VaeThreeOfOneNetworkWithLogVariances extends VaeContract {
        VaeThreeOfOneNetworkWithLogVariances() {
            super(VaeForm.entropy(3, 2, 4).sharedVae3(VarianceHead.LOG), REAL);
        }
    }

    @Nested
    class VaeThreeOfOneNetworkWithLinearVariances extends VaeContract.NearTheStart {
        VaeThreeOfOneNetworkWithLinearVariances() {
            super(VaeForm.entropy(3, 2, 4).sharedVae3(VarianceHead.LINEAR), REAL);
        }
    }

    @Nested
    class VaeThreeOfOneNetworkWithSoftplus extends VaeContract {
        VaeThreeOfOneNetworkWithSoftplus() {
            super(VaeForm.entropy(3, 2, 4).sharedVae3(VarianceHead.SOFTPLUS), REAL);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class VaeThreeWithSoftplus extends VaeContract {
        VaeThreeWithSoftplus() {
            super(VaeForm.entropy(3, 2, 4).vae3(VarianceHead.SOFTPLUS), REAL);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class BernoulliObservable extends VaeContract {
        BernoulliObservable() {
            super(VaeForm.entropy(3, 2, 4).of(ObservableKind.BERNOULLI, 0), VaeData.bits(ROWS, 3));
        }
    }

    @Nested
    class ContinuousBernoulliObservable extends VaeContract {
        ContinuousBernoulliObservable() {
            super(VaeForm.entropy(3, 2, 4).of(ObservableKind.CONTINUOUS_BERNOULLI, 0), VaeData.fractions(ROWS, 3));
        }
    }

    @Nested
    class CategoricalObservable extends VaeContract {
        CategoricalObservable() {
            super(VaeForm.entropy(2, 2, 4).of(ObservableKind.CATEGORICAL, 3), VaeData.categories(ROWS, 2));
        }
    }

    @Nested
    class PoissonObservable extends VaeContract {
        PoissonObservable() {
            super(VaeForm.pseudoEntropy(3, 2, 4).of(ObservableKind.POISSON, 0), VaeData.counts(ROWS, 3));
        }
    }

    @Nested
    class PoissonObservableWithEntropy extends VaeContract {
        PoissonObservableWithEntropy() {
            super(VaeForm.entropy(3, 2, 4).of(ObservableKind.POISSON, 0), VaeData.counts(ROWS, 3));
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class GammaObservable extends VaeContract {
        GammaObservable() {
            super(VaeForm.pseudoEntropy(2, 2, 4).of(ObservableKind.GAMMA, 0), VaeData.positive(ROWS, 2));
        }
    }

    /** Shapes and rates themselves are outputs, which have to stay positive. */
    @Nested
    class GammaObservableWithEntropy extends VaeContract {
        GammaObservableWithEntropy() {
            super(VaeForm.entropy(2, 2, 4).of(ObservableKind.GAMMA, 0), VaeData.positive(ROWS, 2));
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.05, Draws.normal(assembly.layout(), random));
        }
    }

    @Nested
    class BetaObservable extends VaeContract {
        BetaObservable() {
            super(VaeForm.entropy(2, 2, 4).of(ObservableKind.BETA, 0), VaeData.fractions(ROWS, 2));
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.05, Draws.normal(assembly.layout(), random));
        }
    }
}
