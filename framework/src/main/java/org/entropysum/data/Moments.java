package org.entropysum.data;

import java.util.List;
import org.entropysum.numeric.Matrix;

/**
 * Number, mean and covariance of data, the covariance with divisor N and around the mean (two passes over the data).
 *
 * @param rows N
 * @param mean {@code [1, D]}
 * @param covariance {@code [D, D]}, symmetric to the last bit
 */
public record Moments(int rows, Matrix mean, Matrix covariance) {
    private static final int CHUNK = 1024;

    /**
     * The moments of a data set, in memory or streamed.
     *
     * @param data the data
     * @return N, mean and covariance
     */
    public static Moments of(Dataset data) {
        int n = data.shape().rows();
        List<Batch> chunks = data.chunks(CHUNK);
        Matrix mean = Matrix.zeros(1, data.shape().columns());
        for (Batch chunk : chunks) {
            mean.addScaled(1.0 / n, chunk.rowsOnHeap().columnSums());
        }
        Matrix covariance = Matrix.zeros(mean.columns(), mean.columns());
        for (Batch chunk : chunks) {
            Matrix deviations = mean.repeatRows(chunk.rows()).scale(-1).addScaled(1, chunk.rowsOnHeap());
            covariance.addScaled(1.0 / n, deviations.transposeTimes(deviations));
        }
        return new Moments(n, mean, covariance);
    }

    /**
     * The mean of the variances.
     *
     * @return the trace of the covariance over D
     */
    public double meanVariance() {
        double trace = 0;
        for (int d = 0; d < covariance.rows(); d++) {
            trace += covariance.get(d, d);
        }
        return trace / covariance.rows();
    }
}
