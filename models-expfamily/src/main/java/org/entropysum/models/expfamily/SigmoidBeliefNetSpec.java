package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a sigmoid belief net: either {@code latents}, one layer, or {@code layers}.
 *
 * @param latents H of a single layer
 * @param layers the sizes of several layers, that next to the data first
 * @param biases the biases of all layers below the top
 * @param initialProbability π before learning, of all layers
 */
public record SigmoidBeliefNetSpec(
        @Setting(value = "number of latents H of a single layer", byDefault = "", atLeast = 1)
        Optional<Integer> latents,

        @Setting(value = "sizes of several layers of latents, that next to the data first", byDefault = "")
        List<Integer> layers,

        @Setting(value = "biases: learnable, or a fixed number for all (0: none)", byDefault = "learnable")
        Biases biases,

        @Setting(
                value = "probability of every latent at the start; with many latents a small one, or each costs"
                        + " entropy",
                byDefault = "0.5",
                atLeast = 1e-6,
                atMost = 0.999999)
        double initialProbability)
        implements ModelSpec {
    /** The sizes of the layers, however they are given. */
    List<Integer> sizes() {
        return latents.map(List::of).orElse(layers);
    }
}
