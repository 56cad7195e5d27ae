package org.entropysum.experiments.dataset.prepare;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;

/** x' = (x − origin) · factor for each column. */
record ColumnScale(double[] origin, double[] factor) {
    private static final int CHUNK = 1024;

    /** The scale that these rows ask for. */
    static ColumnScale of(Scaling scaling, Dataset rows) {
        return switch (scaling) {
            case NONE -> new ColumnScale(new double[0], new double[0]);
            case UNIT -> unit(rows);
            case STANDARD -> standard(rows);
        };
    }

    private static ColumnScale unit(Dataset rows) {
        int d = rows.shape().columns();
        double[] least = new double[d];
        double[] most = new double[d];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (Batch chunk : rows.chunks(CHUNK)) {
            double[] x = chunk.rowsOnHeap().values();
            for (int i = 0; i < x.length; i++) {
                least[i % d] = Math.min(least[i % d], x[i]);
                most[i % d] = Math.max(most[i % d], x[i]);
            }
        }
        for (int j = 0; j < d; j++) {
            most[j] -= least[j];
        }
        return inverse(least, most);
    }

    private static ColumnScale standard(Dataset rows) {
        int d = rows.shape().columns();
        int n = rows.shape().rows();
        double[] mean = new double[d];
        double[] deviation = new double[d];
        for (Batch chunk : rows.chunks(CHUNK)) {
            double[] x = chunk.rowsOnHeap().values();
            for (int i = 0; i < x.length; i++) {
                mean[i % d] += x[i] / n;
            }
        }
        for (Batch chunk : rows.chunks(CHUNK)) {
            double[] x = chunk.rowsOnHeap().values();
            for (int i = 0; i < x.length; i++) {
                deviation[i % d] += (x[i] - mean[i % d]) * (x[i] - mean[i % d]) / n;
            }
        }
        Arrays.setAll(deviation, j -> Math.sqrt(deviation[j]));
        return inverse(mean, deviation);
    }

    private static ColumnScale inverse(double[] origin, double[] length) {
        double[] factor = new double[length.length];
        Arrays.setAll(factor, j -> length[j] > 0 ? 1 / length[j] : 0);
        return new ColumnScale(origin, factor);
    }

    RowSource apply(RowSource rows) {
        int d = origin.length;
        return d == 0
                ? rows
                : (first, count, into) -> {
                    rows.read(first, count, into);
                    for (int i = 0; i < into.length; i++) {
                        into[i] = (into[i] - origin[i % d]) * factor[i % d];
                    }
                };
    }
}
