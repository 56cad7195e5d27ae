package org.entropysum.models.gaussian;

import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;

/**
 * Mean and covariance of data, the covariance with divisor N and around the mean (two passes).
 *
 * @param mean {@code [1, D]}
 * @param covariance {@code [D, D]}
 */
record Moments(Matrix mean, Matrix covariance) {
    private static final int CHUNK = 1024;

    static Moments of(Dataset data) {
        int n = data.shape().rows();
        Matrix mean = Matrix.zeros(1, data.shape().columns());
        data.chunks(CHUNK).forEach(chunk -> mean.addScaled(1, chunk.rowsOnHeap().columnSums()));
        mean.scale(1.0 / n);
        Matrix covariance = Matrix.zeros(mean.columns(), mean.columns());
        for (Batch chunk : data.chunks(CHUNK)) {
            Matrix x = chunk.rowsOnHeap();
            x.addScaled(-1, mean.repeatRows(x.rows()));
            covariance.addScaled(1, x.transposeTimes(x));
        }
        return new Moments(mean, covariance.scale(1.0 / n));
    }

    double meanVariance() {
        double trace = 0;
        for (int d = 0; d < covariance.rows(); d++) {
            trace += covariance.get(d, d);
        }
        return trace / covariance.rows();
    }
}
