package org.entropysum.experiments.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a cell stands in the grid that it came from.
 *
 * @param grid the name of the cell that has the grid
 * @param settings the settings that vary with their values as written, in the order of the suite
 */
public record GridPoint(Name grid, Map<String, String> settings) {
    /** Copies the map. {@inheritDoc} */
    public GridPoint {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
