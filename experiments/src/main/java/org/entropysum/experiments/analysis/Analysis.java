package org.entropysum.experiments.analysis;

import java.util.List;

/**
 * The settings of an analysis: a record whose components carry {@link org.entropysum.plugin.Setting}, found in an
 * {@link AnalysisCatalog}.
 */
public interface Analysis {
    /**
     * Begins to look at one run.
     *
     * @return a new examination, which no other run uses
     */
    Examination begin();

    /**
     * The names of the numbers that it finds, as suites check them behind the name of the analysis.
     *
     * @return the names, none of them with a dot
     */
    List<String> numbers();
}
