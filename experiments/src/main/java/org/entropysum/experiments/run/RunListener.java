package org.entropysum.experiments.run;

import java.util.List;

/** Sees a suite run. Called by one thread at a time. */
public interface RunListener {
    /**
     * A run begins.
     *
     * @param run the cell and its seed
     * @param done how many runs are done
     * @param all how many there are
     */
    void started(CellRun run, int done, int all);

    /**
     * A run has ended.
     *
     * @param run the cell, its seed and its result
     * @param done how many runs are done, this one included
     * @param all how many there are
     */
    void finished(FinishedRun run, int done, int all);

    /**
     * Results of earlier runs were found; called once, before any run begins.
     *
     * @param found what need not be run
     * @param all how many runs there are
     */
    default void found(List<FinishedRun> found, int all) {}
}
