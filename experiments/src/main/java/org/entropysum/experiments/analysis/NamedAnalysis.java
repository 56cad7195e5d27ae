package org.entropysum.experiments.analysis;

/**
 * An analysis that a cell asks for.
 *
 * @param name its name in the catalog
 * @param settings its settings
 */
public record NamedAnalysis(String name, Analysis settings) {}
