package org.entropysum.models.expfamily;

import org.entropysum.numeric.Matrix;

/**
 * The responsibilities of components for a chunk of data.
 *
 * @param weights \( r_{nk} \propto e^{l_{nk}} \), [B, K]
 * @param logWeights their logarithms, [B, K]
 */
record Responsibilities(Matrix weights, Matrix logWeights) {
    /** Below this share of the largest, a weight is zero to the last digit of any sum; e^−50. */
    private static final double NEGLIGIBLE = -50;

    /** From log joint densities, which become the logarithms of the weights. */
    static Responsibilities of(Matrix logJoint) {
        int count = logJoint.columns();
        double[] log = logJoint.values();
        double[] weights = new double[log.length];
        for (int at = 0; at < log.length; at += count) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = at; k < at + count; k++) {
                largest = Math.max(largest, log[k]);
            }
            double sum = 0;
            for (int k = at; k < at + count; k++) {
                double relative = log[k] - largest;
                weights[k] = relative < NEGLIGIBLE ? 0 : relative == 0 ? 1 : Math.exp(relative);
                sum += weights[k];
            }
            double normalizer = largest + Math.log(sum);
            for (int k = at; k < at + count; k++) {
                weights[k] /= sum;
                log[k] -= normalizer;
            }
        }
        return new Responsibilities(Matrix.over(weights, logJoint.rows(), count), logJoint);
    }

    /** −Σ r log r over all data points, nats. */
    double entropy() {
        double sum = 0;
        for (int i = 0; i < weights.values().length; i++) {
            double weight = weights.values()[i];
            sum -= weight == 0 ? 0 : weight * logWeights.values()[i];
        }
        return sum;
    }
}
