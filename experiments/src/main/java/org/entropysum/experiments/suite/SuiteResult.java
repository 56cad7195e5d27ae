package org.entropysum.experiments.suite;

import java.util.List;
import org.entropysum.experiments.dataset.Problem;

/** What became of loading a suite. */
public sealed interface SuiteResult {
    /**
     * The suite can run.
     *
     * @param suite the suite, with all defaults filled in
     * @param text the text that it was read from, for provenance
     */
    record Loaded(Suite suite, String text) implements SuiteResult {}

    /**
     * The suite cannot run.
     *
     * @param problems everything that is wrong, sorted by file and place
     */
    record Rejected(List<Problem> problems) implements SuiteResult {
        /** Copies the list and checks that it is not empty. {@inheritDoc} */
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a suite is rejected for at least one problem");
            }
        }
    }
}
