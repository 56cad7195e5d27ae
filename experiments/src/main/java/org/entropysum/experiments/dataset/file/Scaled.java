package org.entropysum.experiments.dataset.file;

import org.entropysum.data.RowSource;

/** Rows multiplied by a number. */
public final class Scaled {
    private Scaled() {}

    /**
     * The rows, each value multiplied.
     *
     * @param factor the number
     * @param rows the rows
     * @return the scaled rows
     */
    public static RowSource by(double factor, RowSource rows) {
        return (first, count, into) -> {
            rows.read(first, count, into);
            for (int i = 0; i < into.length; i++) {
                into[i] *= factor;
            }
        };
    }
}
