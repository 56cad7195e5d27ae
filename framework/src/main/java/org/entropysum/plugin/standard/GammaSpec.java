package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the gamma family.
 *
 * @param baseMeasure whether 1/x is the base measure
 */
public record GammaSpec(
        @Setting(
                value = "whether 1/x is the base measure (pseudo entropies) and not absorbed (entropies)",
                byDefault = "false")
        boolean baseMeasure)
        implements FamilySpec {}
