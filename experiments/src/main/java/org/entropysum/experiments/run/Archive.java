package org.entropysum.experiments.run;

import java.util.Optional;

/** Where results are kept, so that what is finished does not run again. Called by one thread at a time. */
public interface Archive {
    /**
     * The result of an earlier run of the same cell with the same settings, data and code.
     *
     * @param run the cell and its seed
     * @return the result, if there is one that need not be found again
     */
    Optional<FinishedRun> find(CellRun run);

    /**
     * Keeps a result; when this returns, a crash cannot lose it.
     *
     * @param finished the result
     */
    void keep(FinishedRun finished);

    /**
     * An archive that remembers nothing.
     *
     * @return the archive
     */
    static Archive none() {
        return new Archive() {
            @Override
            public Optional<FinishedRun> find(CellRun run) {
                return Optional.empty();
            }

            @Override
            public void keep(FinishedRun finished) {
                // nothing is remembered
            }
        };
    }
}
