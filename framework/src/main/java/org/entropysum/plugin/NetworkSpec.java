package org.entropysum.plugin;

/** The settings of a network of the catalog as a record whose components carry {@link Setting}. */
public interface NetworkSpec {}
