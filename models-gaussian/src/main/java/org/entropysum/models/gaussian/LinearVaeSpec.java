package org.entropysum.models.gaussian;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a linear VAE.
 *
 * @param latents H
 * @param noise σ²
 * @param prior α²
 */
public record LinearVaeSpec(
        @Setting(value = "number of latents H, less than the number of observables", atLeast = 1)
        int latents,

        @Setting(value = "noise variance: learnable, or a fixed positive number", byDefault = "learnable")
        NoiseVariance noise,

        @Setting(
                value = "prior: standard, or diagonal with a variance to learn for each latent",
                byDefault = "standard")
        Prior prior)
        implements ModelSpec {}
