package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of spike-and-slab sparse coding.
 *
 * @param latents H, of which there are spikes and slabs each
 * @param states S of the posterior {@code truncated}
 */
public record SpikeAndSlabSpec(
        @Setting(value = "number of latents H, spikes and slabs each", atLeast = 1)
        int latents,

        @Setting(
                value = "states of the spikes that the truncated posterior keeps for each data point",
                byDefault = "16",
                atLeast = 1)
        int states)
        implements ModelSpec {}
