package org.entropysum.models.gaussian;

import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;

/**
 * Mean and covariance of data, the covariance with divisor N and around the mean (two passes).
 *
 * @param mean {@code [1, D]}
 * @param covariance {@code [D, D]}
 */
record Moments(Matrix mean, Matrix covariance) {
    static Moments of(Dataset data) {
        int n = data.shape().rows();
        Matrix x = Matrix.over(data.values(), n, data.shape().columns());
        Matrix mean = x.columnSums().scale(1.0 / n);
        x.addScaled(-1, mean.repeatRows(n));
        return new Moments(mean, x.transposeTimes(x).scale(1.0 / n));
    }

    double meanVariance() {
        double trace = 0;
        for (int d = 0; d < covariance.rows(); d++) {
            trace += covariance.get(d, d);
        }
        return trace / covariance.rows();
    }
}
