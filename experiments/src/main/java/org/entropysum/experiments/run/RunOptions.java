package org.entropysum.experiments.run;

import java.util.function.BooleanSupplier;

/**
 * How a suite is run.
 *
 * @param plain whether closed and fused forms are left out, so that only the definitions run
 * @param cancelled asked before every step of training and before every cell
 */
public record RunOptions(boolean plain, BooleanSupplier cancelled) {}
