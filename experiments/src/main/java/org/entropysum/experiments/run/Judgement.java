package org.entropysum.experiments.run;

/** Compares a result with what a suite expects of it. */
public final class Judgement {
    private Judgement() {}

    /**
     * The result as the cell judges it: with its expected verdict and its checks, and whether all are met.
     *
     * @param run the cell and its seed
     * @param found the result, whatever it was judged by before
     * @return the result
     */
    public static CellResult of(CellRun run, CellResult found) {
        return new CellReport(run, found.seconds()).judged(found);
    }
}
