package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the Gaussian family of known variance.
 *
 * @param variance σ²
 */
public record KnownVarianceSpec(
        @Setting(value = "variance of each column, known, in squared units of the data", atLeast = Double.MIN_VALUE)
        double variance)
        implements FamilySpec {}
