package org.entropysum.experiments.store;

import java.util.List;
import java.util.stream.Collectors;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.run.CellResult;

/** What tells one list of results from another, whenever and wherever they were found. */
public final class ResultHash {
    private ResultHash() {}

    /**
     * The SHA-256 of what was found in all cells: without times, and without what the suite expects.
     *
     * @param cells the results, in the order of the suite
     * @return the hash
     */
    public static String of(List<CellResult> cells) {
        return Fingerprint.of(cells.stream().map(StoredCell::hash).collect(Collectors.joining("\n")))
                .toString();
    }
}
