package org.entropysum.experiments.report;

/**
 * A bar of a waterfall.
 *
 * @param name what it is
 * @param ink its look
 * @param value its length, to the left if negative
 * @param total whether it starts at zero again instead of where the bar before it ended
 */
record Bar(String name, Ink ink, double value, boolean total) {}
