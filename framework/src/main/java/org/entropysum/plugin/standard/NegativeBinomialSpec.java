package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the negative binomial family.
 *
 * @param successes r
 */
public record NegativeBinomialSpec(
        @Setting(
                value = "number of successes r that end the counting of failures, known; any positive number",
                atLeast = Double.MIN_VALUE)
        double successes)
        implements FamilySpec {}
