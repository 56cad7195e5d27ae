package org.entropysum.experiments.suite;

import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelSpec;

/**
 * A model of the catalog with its settings.
 *
 * @param id the name of the plugin
 * @param spec the settings, an instance of the plugin's own record
 */
public record ModelChoice(ModelId id, ModelSpec spec) {}
