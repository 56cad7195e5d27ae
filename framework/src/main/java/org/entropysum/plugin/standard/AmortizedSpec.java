package org.entropysum.plugin.standard;

import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of an encoder of discrete latents.
 *
 * @param network from x to logits
 */
public record AmortizedSpec(
        @Setting(value = "encoder, from x to logits", byDefault = "dense")
        NetworkChoice network) implements PosteriorSpec {}
