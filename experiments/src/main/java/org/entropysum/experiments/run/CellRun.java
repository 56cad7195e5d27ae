package org.entropysum.experiments.run;

import org.entropysum.experiments.suite.CellSpec;

/**
 * A cell with one of its seeds.
 *
 * @param cell the cell
 * @param seed the seed
 */
public record CellRun(CellSpec cell, long seed) {
    /**
     * What to call the run where seeds matter.
     *
     * @return the cell's name, with the seed if the cell has several
     */
    public String label() {
        return cell.seeds().values().size() == 1 ? cell.name().toString() : cell.name() + " (seed " + seed + ")";
    }
}
