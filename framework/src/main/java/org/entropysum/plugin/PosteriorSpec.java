package org.entropysum.plugin;

/** The settings of a variational family of the catalog as a record whose components carry {@link Setting}. */
public interface PosteriorSpec {}
