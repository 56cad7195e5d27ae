package org.entropysum.plugin;

/** The settings of an exponential family of the catalog as a record whose components carry {@link Setting}. */
public interface FamilySpec {}
