package org.entropysum.experiments.run;

import java.util.List;

/** Sees a suite run. */
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
     * @param run the cell and its seed
     * @param finished all results so far, the newest last
     */
    void finished(CellRun run, List<CellResult> finished);
}
