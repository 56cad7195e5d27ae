package org.entropysum.data;

import org.entropysum.numeric.Matrix;

/**
 * Number, means and variances (divisor N) of the columns of data. Of narrow data they are those of {@link Moments} to the bit; of
 * data with more than 1024 columns no covariances are formed, so that memory grows with D and not with its square. The data are
 * read once, and moments of parts are merged as there.
 *
 * @param rows N
 * @param mean {@code [1, D]}
 * @param variances {@code [1, D]}
 */
public record ColumnMoments(int rows, Matrix mean, Matrix variances) {
    private static final int NARROW = 1024;
    private static final int NUMBERS_IN_A_CHUNK = 1 << 17;

    /**
     * The moments of a data set, in memory or streamed.
     *
     * @param data the data
     * @return N, means and variances
     */
    public static ColumnMoments of(Dataset data) {
        return data.shape().columns() > NARROW ? ofWide(data) : diagonal(Moments.of(data));
    }

    private static ColumnMoments diagonal(Moments moments) {
        int columns = moments.mean().columns();
        Matrix variances = Matrix.zeros(1, columns);
        for (int d = 0; d < columns; d++) {
            variances.set(0, d, moments.covariance().get(d, d));
        }
        return new ColumnMoments(moments.rows(), moments.mean(), variances);
    }

    private static ColumnMoments ofWide(Dataset data) {
        int columns = data.shape().columns();
        int rows = 0;
        Matrix mean = Matrix.zeros(1, columns);
        Matrix squares = Matrix.zeros(1, columns);
        for (Batch chunk : data.chunks(Math.max(1, NUMBERS_IN_A_CHUNK / columns))) {
            int all = rows + chunk.rows();
            Matrix own = chunk.rowsOnHeap().columnSums().scale(1.0 / chunk.rows());
            addSquares(chunk.rowsOnHeap(), own, squares);
            for (int d = 0; d < columns; d++) {
                double apart = own.get(0, d) - mean.get(0, d);
                squares.add(0, d, apart * apart * chunk.rows() / all * rows);
                mean.add(0, d, apart * chunk.rows() / all);
            }
            rows = all;
        }
        return new ColumnMoments(rows, mean, squares.scale(1.0 / rows));
    }

    private static void addSquares(Matrix rows, Matrix mean, Matrix squares) {
        for (int n = 0; n < rows.rows(); n++) {
            for (int d = 0; d < rows.columns(); d++) {
                double deviation = rows.get(n, d) - mean.get(0, d);
                squares.add(0, d, deviation * deviation);
            }
        }
    }

    /**
     * The mean of the variances.
     *
     * @return their sum over D
     */
    public double meanVariance() {
        double sum = 0;
        for (double variance : variances.values()) {
            sum += variance;
        }
        return sum / variances.columns();
    }
}
