package org.entropysum.experiments.store;

import java.util.Map;
import java.util.TreeMap;
import org.entropysum.experiments.dataset.Fingerprint;

/**
 * What a result depends on: the same identity means the same numbers.
 *
 * @param settings the resolved settings of the cell and its data set, with the seed; not what the suite expects of it
 * @param files the SHA-256 of the files that the data come from; empty where there are none
 * @param code the fingerprint of each part of the code
 */
record CellIdentity(Map<String, Object> settings, String files, Map<String, String> code) {
    CellIdentity {
        settings = new TreeMap<>(settings);
        code = new TreeMap<>(code);
    }

    /** The SHA-256 of all that, as canonical JSON. */
    String hash() {
        return Fingerprint.of(Canonical.text(Map.of("settings", settings, "files", files, "code", code)))
                .toString();
    }
}
