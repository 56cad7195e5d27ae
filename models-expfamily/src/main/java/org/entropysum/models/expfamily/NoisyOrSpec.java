package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a noisy-OR.
 *
 * @param latents the number of causes H
 */
public record NoisyOrSpec(
        @Setting(value = "number of causes H", atLeast = 1) int latents) implements ModelSpec {}
