package org.entropysum.experiments.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a cell stands among those that one entry of a suite stands for.
 *
 * @param grid the name of that entry
 * @param settings the settings that vary with their values as written, in the order of the suite
 */
public record GridPoint(String grid, Map<String, String> settings) {
    /** Copies the map. {@inheritDoc} */
    public GridPoint {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
