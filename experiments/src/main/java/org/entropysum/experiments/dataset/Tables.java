package org.entropysum.experiments.dataset;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;

/** Decides whether rows that can be read again at any time are held in memory. */
public final class Tables {
    private static final long MOST = 1L << 24;
    private static final int SHARE = 8;

    private Tables() {}

    /**
     * The largest number of values, N·D, that is held in memory: an eighth of the heap, and no more than 128 MiB.
     *
     * @return a number of values of eight bytes
     */
    public static long mostInMemory() {
        return Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE / Double.BYTES);
    }

    /**
     * The data set of these rows: in memory if it is small, else streamed.
     *
     * @param name shown in results and errors
     * @param columns the names of the D observables
     * @param rows N
     * @param source the rows
     * @return the data set
     */
    public static Dataset of(String name, List<String> columns, int rows, RowSource source) {
        if ((long) rows * columns.size() > mostInMemory()) {
            return Dataset.streamed(name, columns, rows, source);
        }
        double[] values = new double[rows * columns.size()];
        source.read(0, rows, values);
        return Dataset.of(name, columns, values);
    }
}
