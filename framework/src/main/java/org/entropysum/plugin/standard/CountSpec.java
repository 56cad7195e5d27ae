package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of families of counts in a known number of trials.
 *
 * @param trials n
 */
public record CountSpec(
        @Setting(value = "number of trials n, known", atLeast = 1)
        int trials) implements FamilySpec {}
