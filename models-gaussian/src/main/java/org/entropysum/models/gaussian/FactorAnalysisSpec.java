package org.entropysum.models.gaussian;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of factor analysis.
 *
 * @param latents H
 * @param prior α²
 */
public record FactorAnalysisSpec(
        @Setting(value = "number of latents (factors) H, with (D − H)² at least D + H for D observables", atLeast = 1)
        int latents,

        @Setting(
                value = "prior: standard, or diagonal with a variance to learn for each latent",
                byDefault = "standard")
        Prior prior)
        implements ModelSpec {}
