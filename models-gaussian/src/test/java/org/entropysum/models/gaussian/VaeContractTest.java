package org.entropysum.models.gaussian;

import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Nested;

/** Every variant and every observable of variational autoencoders against the contract of generative models. */
class VaeContractTest {
    private static final int ROWS = 4;
    private static final Dataset REAL = VaeData.normals(ROWS, 3);

    private abstract static class Form extends GenerativeModelContract {
        private final Vae vae;
        private final Dataset data;

        Form(Vae vae, Dataset data) {
            this.vae = vae;
            this.data = data;
        }

        @Override
        protected ModelAssembly free() {
            return ModelAssembly.of(vae, FreeDiagonalGaussian.of(ROWS, 2), new Expectation.GaussHermite(2));
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.empty();
        }

        @Override
        protected Dataset data() {
            return data;
        }
    }

    @Nested
    class VaeZero extends Form {
        VaeZero() {
            super(VaeForm.pseudoEntropy(3, 2, 4).vae0(0.7), REAL);
        }
    }

    @Nested
    class VaeZeroWithEntropy extends Form {
        VaeZeroWithEntropy() {
            super(VaeForm.entropy(3, 2, 4).vae0(0.7), REAL);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class VaeOne extends Form {
        VaeOne() {
            super(VaeForm.entropy(3, 2, 4).vae1(), REAL);
        }
    }

    @Nested
    class VaeOneWithFullCovariance extends Form {
        VaeOneWithFullCovariance() {
            super(VaeForm.entropy(3, 2, 4).vae1(), REAL);
        }

        @Override
        protected ModelAssembly free() {
            return ModelAssembly.of(super.free().model(), FreeGaussian.of(ROWS, 2), new Expectation.GaussHermite(2));
        }
    }

    @Nested
    class VaeTwo extends Form {
        VaeTwo() {
            super(VaeForm.entropy(3, 2, 4).vae2(), REAL);
        }
    }

    @Nested
    class VaeThreeWithLogVariances extends Form {
        VaeThreeWithLogVariances() {
            super(VaeForm.entropy(3, 2, 4).vae3(VarianceHead.LOG), REAL);
        }
    }

    /** A linear head has to stay positive, so that the points are nearer to the start. */
    @Nested
    class VaeThreeWithLinearVariances extends Form {
        VaeThreeWithLinearVariances() {
            super(VaeForm.entropy(3, 2, 4).vae3(VarianceHead.LINEAR), REAL);
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.2, Draws.normal(assembly.layout(), random));
        }
    }

    @Nested
    class VaeThreeOfOneNetworkWithLogVariances extends Form {
        VaeThreeOfOneNetworkWithLogVariances() {
            super(VaeForm.entropy(3, 2, 4).sharedVae3(VarianceHead.LOG), REAL);
        }
    }

    @Nested
    class VaeThreeOfOneNetworkWithLinearVariances extends Form {
        VaeThreeOfOneNetworkWithLinearVariances() {
            super(VaeForm.entropy(3, 2, 4).sharedVae3(VarianceHead.LINEAR), REAL);
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.2, Draws.normal(assembly.layout(), random));
        }
    }

    @Nested
    class VaeThreeOfOneNetworkWithSoftplus extends Form {
        VaeThreeOfOneNetworkWithSoftplus() {
            super(VaeForm.entropy(3, 2, 4).sharedVae3(VarianceHead.SOFTPLUS), REAL);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class VaeThreeWithSoftplus extends Form {
        VaeThreeWithSoftplus() {
            super(VaeForm.entropy(3, 2, 4).vae3(VarianceHead.SOFTPLUS), REAL);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class BernoulliObservable extends Form {
        BernoulliObservable() {
            super(VaeForm.entropy(3, 2, 4).of(ObservableKind.BERNOULLI, 0), VaeData.bits(ROWS, 3));
        }
    }

    @Nested
    class ContinuousBernoulliObservable extends Form {
        ContinuousBernoulliObservable() {
            super(VaeForm.entropy(3, 2, 4).of(ObservableKind.CONTINUOUS_BERNOULLI, 0), VaeData.fractions(ROWS, 3));
        }
    }

    @Nested
    class CategoricalObservable extends Form {
        CategoricalObservable() {
            super(VaeForm.entropy(2, 2, 4).of(ObservableKind.CATEGORICAL, 3), VaeData.categories(ROWS, 2));
        }
    }

    @Nested
    class PoissonObservable extends Form {
        PoissonObservable() {
            super(VaeForm.pseudoEntropy(3, 2, 4).of(ObservableKind.POISSON, 0), VaeData.counts(ROWS, 3));
        }
    }

    @Nested
    class PoissonObservableWithEntropy extends Form {
        PoissonObservableWithEntropy() {
            super(VaeForm.entropy(3, 2, 4).of(ObservableKind.POISSON, 0), VaeData.counts(ROWS, 3));
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    class GammaObservable extends Form {
        GammaObservable() {
            super(VaeForm.pseudoEntropy(2, 2, 4).of(ObservableKind.GAMMA, 0), VaeData.positive(ROWS, 2));
        }
    }

    /** Shapes and rates themselves are outputs, which have to stay positive. */
    @Nested
    class GammaObservableWithEntropy extends Form {
        GammaObservableWithEntropy() {
            super(VaeForm.entropy(2, 2, 4).of(ObservableKind.GAMMA, 0), VaeData.positive(ROWS, 2));
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.05, Draws.normal(assembly.layout(), random));
        }
    }

    @Nested
    class BetaObservable extends Form {
        BetaObservable() {
            super(VaeForm.entropy(2, 2, 4).of(ObservableKind.BETA, 0), VaeData.fractions(ROWS, 2));
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.05, Draws.normal(assembly.layout(), random));
        }
    }
}
