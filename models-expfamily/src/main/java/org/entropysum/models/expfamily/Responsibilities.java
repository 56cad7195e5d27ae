package org.entropysum.models.expfamily;

import org.entropysum.numeric.Matrix;

/**
 * The responsibilities of components for a chunk of data, \( r_{nk} = e^{l_{nk} - \log \sum_j e^{l_{nj}}} \).
 *
 * @param weights r, [B, K]
 * @param logJoint l, [B, K]
 * @param normalizers \( \log \sum_j e^{l_{nj}} \), one a row
 */
record Responsibilities(Matrix weights, Matrix logJoint, double[] normalizers) {
    /** Below this share of the largest, a weight is zero to the last digit of any sum; e^−50. */
    private static final double NEGLIGIBLE = -50;

    static Responsibilities of(Matrix logJoint) {
        int count = logJoint.columns();
        double[] weights = new double[logJoint.values().length];
        double[] normalizers = new double[logJoint.rows()];
        for (int n = 0; n < normalizers.length; n++) {
            normalizers[n] = normalize(logJoint.values(), weights, n * count, count);
        }
        return new Responsibilities(Matrix.over(weights, logJoint.rows(), count), logJoint, normalizers);
    }

    private static double normalize(double[] log, double[] weights, int at, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = at; k < at + count; k++) {
            largest = Math.max(largest, log[k]);
        }
        double sum = 0;
        for (int k = at; k < at + count; k++) {
            double relative = log[k] - largest;
            double weight = relative < NEGLIGIBLE ? 0 : Math.exp(relative);
            weights[k] = weight;
            sum += weight;
        }
        double inverse = 1 / sum;
        for (int k = at; k < at + count; k++) {
            weights[k] *= inverse;
        }
        return largest + Math.log(sum);
    }

    double logWeight(int n, int k) {
        return logJoint.get(n, k) - normalizers[n];
    }

    /** −Σ r log r over all data points, nats. */
    double entropy() {
        double sum = 0;
        for (int n = 0; n < normalizers.length; n++) {
            for (int k = 0; k < weights.columns(); k++) {
                double weight = weights.get(n, k);
                sum -= weight == 0 ? 0 : weight * logWeight(n, k);
            }
        }
        return sum;
    }
}
