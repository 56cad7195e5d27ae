package org.entropysum.models.gaussian;

import java.util.Optional;
import java.util.function.Consumer;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.Setting;

/**
 * The settings of a variational autoencoder.
 *
 * @param latents H
 * @param decoder from z to the means, or to the coordinates of other observables
 * @param variant the variant, for Gaussian observables; VAE-1 and VAE-2 for others
 * @param observable what x is, given z
 * @param prior the prior, if it is not that of the variant
 * @param noise σ² of VAE-0 to VAE-2
 * @param trunk whether means and variances of VAE-3 come from one network
 * @param varianceDecoder from z to the variances of VAE-3, if they have a network of their own that is not like the decoder
 * @param varianceHead how outputs become the variances of VAE-3
 * @param initialLogVariance where log σ² starts, if not at that of the data
 * @param categories K of categorical observables
 */
public record VaeSpec(
        @Setting(value = "number of latents H", atLeast = 1) int latents,

        @Setting("network from z to the means, such as {id: dense, hidden: [50, 50], activation: relu}")
        NetworkChoice decoder,

        @Setting(
                value = "vae-0 (fixed noise), vae-1, vae-2 (learnable prior, unit-norm first layer) or vae-3 (noise"
                        + " depends on z)",
                byDefault = "vae-1")
        VaeVariant variant,

        @Setting(
                value = "gaussian, bernoulli, continuous-bernoulli, categorical, poisson, gamma or beta",
                byDefault = "gaussian")
        ObservableKind observable,

        @Setting(value = "prior, standard or diagonal; without, that of the variant", byDefault = "")
        Optional<Prior> prior,

        @Setting(value = "noise variance: learnable, or a fixed positive number", byDefault = "learnable")
        NoiseVariance noise,

        @Setting(
                value = "vae-3: means and variances have networks of their own (separate), or are outputs of one"
                        + " decoder (shared)",
                byDefault = "separate")
        DecoderTrunk trunk,

        @Setting(value = "vae-3: network from z to the variances; without, one like the decoder", byDefault = "")
        Optional<NetworkChoice> varianceDecoder,

        @Setting(
                value = "vae-3: variances are outputs (linear), their exponentials (log) or, as a control, softplus"
                        + " squared",
                byDefault = "log")
        VarianceHead varianceHead,

        @Setting(value = "where log noise variances start; without, at that of the data", byDefault = "")
        Optional<Double> initialLogVariance,

        @Setting(value = "number of categories of categorical observables", byDefault = "", atLeast = 2)
        Optional<Integer> categories)
        implements ModelSpec {
    /**
     * A variant with Gaussian observables and defaults else.
     *
     * @param latents H
     * @param decoder from z to the means
     * @param variant the variant; VAE-0 with a variance of 1
     * @return the settings
     */
    public static VaeSpec gaussian(int latents, NetworkChoice decoder, VaeVariant variant) {
        NoiseVariance noise = NoiseVariance.of(variant == VaeVariant.VAE_0 ? "1" : "learnable");
        return new VaeSpec(
                latents,
                decoder,
                variant,
                ObservableKind.GAUSSIAN,
                Optional.empty(),
                noise,
                DecoderTrunk.SEPARATE,
                Optional.empty(),
                VarianceHead.LOG,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same settings with another noise variance.
     *
     * @param other σ²
     * @return the settings
     */
    public VaeSpec with(NoiseVariance other) {
        return with(draft -> draft.noise = other);
    }

    /**
     * The same settings with another head of the variances.
     *
     * @param other the head
     * @return the settings
     */
    public VaeSpec with(VarianceHead other) {
        return with(draft -> draft.varianceHead = other);
    }

    /**
     * The same settings with another trunk of means and variances.
     *
     * @param other what they share
     * @return the settings
     */
    public VaeSpec with(DecoderTrunk other) {
        return with(draft -> draft.trunk = other);
    }

    /**
     * The same settings with a network of the variances.
     *
     * @param other from z to the variances
     * @return the settings
     */
    public VaeSpec withVarianceDecoder(NetworkChoice other) {
        return with(draft -> draft.varianceDecoder = Optional.of(other));
    }

    /**
     * The same settings with other observables.
     *
     * @param other what x is
     * @param count K of categorical observables
     * @return the settings
     */
    public VaeSpec with(ObservableKind other, Optional<Integer> count) {
        return with(draft -> {
            draft.observable = other;
            draft.categories = count;
        });
    }

    /**
     * The same settings with another prior.
     *
     * @param other the prior
     * @return the settings
     */
    public VaeSpec with(Prior other) {
        return with(draft -> draft.prior = Optional.of(other));
    }

    private VaeSpec with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new VaeSpec(
                latents,
                decoder,
                variant,
                draft.observable,
                draft.prior,
                draft.noise,
                draft.trunk,
                draft.varianceDecoder,
                draft.varianceHead,
                initialLogVariance,
                draft.categories);
    }

    /** The settings that others may take the place of. */
    private static final class Draft {
        private ObservableKind observable;
        private Optional<Prior> prior;
        private NoiseVariance noise;
        private DecoderTrunk trunk;
        private Optional<NetworkChoice> varianceDecoder;
        private VarianceHead varianceHead;
        private Optional<Integer> categories;

        Draft(VaeSpec spec) {
            observable = spec.observable;
            prior = spec.prior;
            noise = spec.noise;
            trunk = spec.trunk;
            varianceDecoder = spec.varianceDecoder;
            varianceHead = spec.varianceHead;
            categories = spec.categories;
        }
    }

    /** The prior of the model: that of the variant, unless another one is asked for. */
    Prior effectivePrior() {
        return prior.orElse(variant == VaeVariant.VAE_2 ? Prior.DIAGONAL : Prior.STANDARD);
    }
}
