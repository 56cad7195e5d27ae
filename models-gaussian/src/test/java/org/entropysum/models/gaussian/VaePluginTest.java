package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.network.Activation;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.standard.Networks;
import org.junit.jupiter.api.Nested;

/** The plugin of variational autoencoders with all kinds of settings. */
class VaePluginTest {
    private static final NetworkChoice DECODER = Networks.dense(Activation.TANH, 2);
    private static final DataShape SHAPE = new DataShape(20, 3);

    private static VaeSpec gaussian(VaeVariant variant) {
        return VaeSpec.gaussian(1, DECODER, variant);
    }

    private static VaeSpec linear(VaeVariant variant) {
        return VaeSpec.gaussian(1, Networks.linear(), variant);
    }

    private static VaeSpec of(ObservableKind kind) {
        return linear(VaeVariant.VAE_1).with(kind, Optional.empty());
    }

    private abstract static class Plugin extends ModelPluginContract<VaeSpec> {
        private final Dataset data;
        private final List<VaeSpec> specs;

        Plugin(Dataset data, VaeSpec... specs) {
            this.data = data;
            this.specs = List.of(specs);
        }

        @Override
        protected ModelPlugin<VaeSpec> plugin() {
            return new VaePlugin();
        }

        @Override
        protected List<VaeSpec> specs() {
            return specs;
        }

        @Override
        protected Dataset data() {
            return data;
        }

        @Override
        protected List<Impossible<VaeSpec>> impossible() {
            NoiseVariance learnable = NoiseVariance.of("learnable");
            NoiseVariance fixed = NoiseVariance.of("0.5");
            return List.of(
                    new Impossible<>(gaussian(VaeVariant.VAE_0).with(learnable), SHAPE),
                    new Impossible<>(gaussian(VaeVariant.VAE_3).with(fixed), SHAPE),
                    new Impossible<>(gaussian(VaeVariant.VAE_1).with(DecoderTrunk.SHARED), SHAPE),
                    new Impossible<>(
                            gaussian(VaeVariant.VAE_3).with(DecoderTrunk.SHARED).withVarianceDecoder(DECODER), SHAPE),
                    new Impossible<>(gaussian(VaeVariant.VAE_2).with(Prior.STANDARD), SHAPE),
                    new Impossible<>(of(ObservableKind.BERNOULLI).with(fixed), SHAPE),
                    new Impossible<>(of(ObservableKind.CATEGORICAL), SHAPE),
                    new Impossible<>(gaussian(VaeVariant.VAE_3).with(ObservableKind.POISSON, Optional.empty()), SHAPE),
                    new Impossible<>(gaussian(VaeVariant.VAE_1).with(ObservableKind.GAUSSIAN, Optional.of(3)), SHAPE));
        }
    }

    @Nested
    class Gaussian extends Plugin {
        Gaussian() {
            super(
                    VaeData.normals(12, 3),
                    linear(VaeVariant.VAE_1),
                    linear(VaeVariant.VAE_0),
                    linear(VaeVariant.VAE_2),
                    gaussian(VaeVariant.VAE_3).with(VarianceHead.SOFTPLUS),
                    linear(VaeVariant.VAE_3).with(DecoderTrunk.SHARED));
        }
    }

    @Nested
    class Fractions extends Plugin {
        Fractions() {
            super(VaeData.fractions(16, 3), of(ObservableKind.CONTINUOUS_BERNOULLI));
        }
    }

    @Nested
    class Categories extends Plugin {
        Categories() {
            super(VaeData.categories(20, 3), linear(VaeVariant.VAE_1).with(ObservableKind.CATEGORICAL, Optional.of(3)));
        }
    }
}
