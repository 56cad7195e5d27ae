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
 * @param aggregates what the seeds of cells have in common, of those with several seeds
 * @param provenance where the numbers come from: code, data, machine and library versions, in the order to be shown
 */
public record SuiteResult(
        String suite,
        String description,
        List<CellResult> cells,
        List<Aggregate> aggregates,
        Map<String, String> provenance) {
    /** Copies the collections. {@inheritDoc} */
    public SuiteResult {
        cells = List.copyOf(cells);
        aggregates = List.copyOf(aggregates);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** {@return whether there is a cell, and every cell passed, or where single seeds may fail, enough of them} */
    public boolean passed() {
        return !cells.isEmpty()
                && aggregates.stream().allMatch(Aggregate::asExpected)
                && cells.stream().allMatch(cell -> cell.passed() || mayFail(cell));
    }

    /**
     * Whether a single seed of the cell may fail.
     *
     * @param cell one of the cells
     * @return true if the suite demands a share of its seeds
     */
    public boolean mayFail(CellResult cell) {
        return aggregates.stream().anyMatch(it -> it.tolerant() && it.cell().equals(cell.cell()));
    }
}
