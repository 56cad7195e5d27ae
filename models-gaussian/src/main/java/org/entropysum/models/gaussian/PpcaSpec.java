package org.entropysum.models.gaussian;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of p-PCA.
 *
 * @param latents H
 * @param noise σ²
 */
public record PpcaSpec(
        @Setting(value = "number of latents H, less than the number of observables", atLeast = 1)
        int latents,

        @Setting(value = "noise variance: learnable, or a fixed positive number", byDefault = "learnable")
        NoiseVariance noise)
        implements ModelSpec {}
