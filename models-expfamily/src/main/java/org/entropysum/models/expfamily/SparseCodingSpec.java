package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of sparse coding.
 *
 * @param latents H
 * @param prior what is free, the scales of the prior or the lengths of the columns of W
 */
public record SparseCodingSpec(
        @Setting(value = "number of latents H", atLeast = 1) int latents,

        @Setting(
                value = "scales of the Laplace prior: learnable, with columns of W of length one, or unit, with free W",
                byDefault = "learnable")
        LaplaceScales prior)
        implements ModelSpec {}
