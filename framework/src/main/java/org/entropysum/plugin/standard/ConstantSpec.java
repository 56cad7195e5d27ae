package org.entropysum.plugin.standard;

import org.entropysum.plugin.NetworkSpec;

/** The settings of constant outputs: none. */
public record ConstantSpec() implements NetworkSpec {}
