package org.entropysum.experiments.run;

import java.util.function.BooleanSupplier;

/**
 * How a suite is run.
 *
 * @param plain whether closed and fused forms are left out, so that only the definitions run
 * @param workers how many cells run at the same time, at least 1; results do not depend on it
 * @param failFast whether no cell begins after one has not passed
 * @param cancelled asked before every step of training and before every cell, by several threads
 */
public record RunOptions(boolean plain, int workers, boolean failFast, BooleanSupplier cancelled) {
    /** Checks the number of workers. {@inheritDoc} */
    public RunOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("there must be at least 1 worker, not " + workers);
        }
    }

    /**
     * One cell after the other, all of them.
     *
     * @param plain whether closed and fused forms are left out
     * @param cancelled asked before every step of training and before every cell
     */
    public RunOptions(boolean plain, BooleanSupplier cancelled) {
        this(plain, 1, false, cancelled);
    }
}
