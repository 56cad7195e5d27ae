package org.entropysum.data;

/**
 * Rows that are not held in memory: a file, a generator. Any run of consecutive rows can be asked for at any time, as often
 * as needed, from several threads at once, and always has the same bits.
 */
@FunctionalInterface
public interface RowSource {
    /**
     * Reads consecutive rows.
     *
     * @param first the first row, from 0
     * @param rows how many
     * @param into receives rows·D values from its start, row by row
     */
    void read(int first, int rows, double[] into);
}
