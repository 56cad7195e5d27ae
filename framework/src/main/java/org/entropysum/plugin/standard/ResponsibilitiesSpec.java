package org.entropysum.plugin.standard;

import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of truncated responsibilities.
 *
 * @param states S
 */
public record ResponsibilitiesSpec(
        @Setting(value = "most probable states S that are kept; 1 is a hard assignment", byDefault = "1", atLeast = 1)
        int states)
        implements PosteriorSpec {}
