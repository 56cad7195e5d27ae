package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the Weibull family.
 *
 * @param shape k
 */
public record WeibullSpec(
        @Setting(value = "shape k, known", atLeast = Double.MIN_VALUE)
        double shape) implements FamilySpec {}
