package org.entropysum.experiments.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.dataset.Problem;

/** What became of loading a suite. */
public sealed interface LoadResult {
    /**
     * The suite can run.
     *
     * @param suite the suite, with all defaults filled in
     * @param text the text that it was read from, for provenance
     * @param grids where the cells that came from grids stand, by the name of the cell, in the order of the suite
     * @param profiles the names of its profiles
     */
    record Loaded(Suite suite, String text, Map<String, GridPoint> grids, List<String> profiles) implements LoadResult {
        /** Copies the collections. {@inheritDoc} */
        public Loaded {
            grids = Collections.unmodifiableMap(new LinkedHashMap<>(grids));
            profiles = List.copyOf(profiles);
        }
    }

    /**
     * The suite cannot run.
     *
     * @param problems everything that is wrong, sorted by file and place
     */
    record Rejected(List<Problem> problems) implements LoadResult {
        /** Copies the list and checks that it is not empty. {@inheritDoc} */
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a suite is rejected for at least one problem");
            }
        }
    }
}
