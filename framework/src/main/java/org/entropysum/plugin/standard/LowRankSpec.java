package org.entropysum.plugin.standard;

import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a free Gaussian of low rank plus diagonal.
 *
 * @param rank the rank
 */
public record LowRankSpec(
        @Setting(value = "rank of what is added to the diagonal", byDefault = "2", atLeast = 1)
        int rank) implements PosteriorSpec {}
