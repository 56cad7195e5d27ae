package org.entropysum.experiments.report;

/**
 * A labelled place on an axis.
 *
 * @param value the number there
 * @param label how it is written
 */
record Tick(double value, String label) {}
