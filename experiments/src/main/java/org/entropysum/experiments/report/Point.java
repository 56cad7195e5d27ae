package org.entropysum.experiments.report;

import org.jspecify.annotations.Nullable;

/**
 * A number at a step.
 *
 * @param step the training step
 * @param value the number, or null where there is none: lines break there
 */
record Point(int step, @Nullable Double value) {}
