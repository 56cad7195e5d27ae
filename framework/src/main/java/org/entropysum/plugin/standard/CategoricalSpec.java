package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the categorical family.
 *
 * @param categories K
 */
public record CategoricalSpec(
        @Setting(value = "number of categories K; a column holds an index 0 … K−1", atLeast = 1)
        int categories) implements FamilySpec {}
