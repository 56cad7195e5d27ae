package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of binary sparse coding.
 *
 * @param latents H
 * @param probabilities whether each latent has its π or all have one
 * @param mean whether the data have a mean μ of their own
 */
public record BinarySparseCodingSpec(
        @Setting(value = "number of latents H", atLeast = 1) int latents,

        @Setting(value = "probabilities of the latents: individual, or shared by all", byDefault = "individual")
        Sharing probabilities,

        @Setting(value = "whether there is a mean μ beside the latents", byDefault = "false")
        boolean mean)
        implements ModelSpec {}
