package org.entropysum.experiments.dataset;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;

/** Decides whether rows that can be read again at any time are held in memory. */
public final class Tables {
    /** The largest number of values, N·D, that is held in memory: 128 MiB. */
    public static final long MOST_IN_MEMORY = 1L << 24;

    private Tables() {}

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
        if ((long) rows * columns.size() > MOST_IN_MEMORY) {
            return Dataset.streamed(name, columns, rows, source);
        }
        double[] values = new double[rows * columns.size()];
        source.read(0, rows, values);
        return Dataset.of(name, columns, values);
    }
}
