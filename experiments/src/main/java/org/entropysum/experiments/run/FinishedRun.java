package org.entropysum.experiments.run;

/**
 * What came out of a cell with one of its seeds.
 *
 * @param run the cell and its seed
 * @param result the result
 * @param data the SHA-256 of the data set's content; empty if the run failed before it was loaded
 */
public record FinishedRun(CellRun run, CellResult result, String data) {}
