package org.entropysum.experiments.run;

import org.entropysum.data.Dataset;
import org.entropysum.learning.Optimum;
import org.entropysum.verification.Verdict;

/** Gets every model that was trained. */
@FunctionalInterface
public interface ModelKeeper {
    /**
     * A run has ended with a model; failed runs have none.
     *
     * @param run the cell and its seed
     * @param data the training data
     * @param optimum where training ended
     * @param verdict the verdict there
     */
    void keep(CellRun run, Dataset data, Optimum optimum, Verdict verdict);
}
