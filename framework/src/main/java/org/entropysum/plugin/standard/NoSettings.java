package org.entropysum.plugin.standard;

import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.PosteriorSpec;

/** The settings of plugins that have none. */
public record NoSettings() implements PosteriorSpec, FamilySpec {}
