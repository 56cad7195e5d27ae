package org.entropysum.experiments.dataset.prepare;

import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;
import org.entropysum.numeric.Matrix;

/** Some rows and columns of a data set, the rows in ascending order. */
record Selection(Dataset data, int[] rows, int[] columns) {
    private static final int SPARSE = 4;

    RowSource source() {
        return (first, count, into) -> {
            int from = rows[first];
            int span = rows[first + count - 1] - from + 1;
            if (span <= (long) SPARSE * count) {
                Batch block = data.rows(from, span);
                for (int i = 0; i < count; i++) {
                    copy(block.rowsOnHeap(), rows[first + i] - from, into, i);
                }
            } else {
                for (int i = 0; i < count; i++) {
                    copy(data.rows(rows[first + i], 1).rowsOnHeap(), 0, into, i);
                }
            }
        };
    }

    private void copy(Matrix block, int row, double[] into, int place) {
        for (int j = 0; j < columns.length; j++) {
            into[place * columns.length + j] = block.get(row, columns[j]);
        }
    }
}
