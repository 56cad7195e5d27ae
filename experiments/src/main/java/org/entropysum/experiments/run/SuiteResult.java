package org.entropysum.experiments.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in a suite.
 *
 * @param suite the name of the suite
 * @param description what the suite is about
 * @param cells its cells, in the order of the suite
 * @param provenance where the numbers come from: code, data, machine and library versions, in the order to be shown
 */
public record SuiteResult(String suite, String description, List<CellResult> cells, Map<String, String> provenance) {
    /** Copies the collections. {@inheritDoc} */
    public SuiteResult {
        cells = List.copyOf(cells);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** {@return whether there is a cell, and every cell passed} */
    public boolean passed() {
        return !cells.isEmpty() && cells.stream().allMatch(CellResult::passed);
    }
}
