package org.entropysum.plugin;

/**
 * The settings of a model as a record whose components carry {@link Setting}. Suites bind to it by component name;
 * a compact constructor may refuse values with an {@link IllegalArgumentException}.
 */
public interface ModelSpec {}
