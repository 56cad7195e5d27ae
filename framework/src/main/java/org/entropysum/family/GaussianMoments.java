package org.entropysum.family;

import org.entropysum.numeric.Matrix;

/**
 * Fourth moments of a Gaussian, by Isserlis' theorem.
 *
 * @param mean μ
 * @param covariance Σ
 */
record GaussianMoments(double[] mean, Matrix covariance) {
    /** Writes the covariance of the statistics (x, xxᵀ), row-major. */
    void statisticCovariance(double[] fisher, int at) {
        int d = mean.length;
        int l = d + d * d;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                fisher[at + i * l + j] = covariance.get(i, j);
                for (int k = 0; k < d; k++) {
                    double third = linearWithSquare(i, j, k);
                    fisher[at + i * l + d + j * d + k] = third;
                    fisher[at + (d + j * d + k) * l + i] = third;
                    for (int m = 0; m < d; m++) {
                        fisher[at + (d + i * d + j) * l + d + k * d + m] = squareWithSquare(i, j, k, m);
                    }
                }
            }
        }
    }

    // Cov(x_i, x_j x_k) = Σ_ij μ_k + Σ_ik μ_j
    private double linearWithSquare(int i, int j, int k) {
        return covariance.get(i, j) * mean[k] + covariance.get(i, k) * mean[j];
    }

    // Cov(x_i x_j, x_k x_m) = Σ_ik (Σ_jm + μ_j μ_m) + Σ_im (Σ_jk + μ_j μ_k) + μ_i μ_k Σ_jm + μ_i μ_m Σ_jk
    private double squareWithSquare(int i, int j, int k, int m) {
        return covariance.get(i, k) * second(j, m)
                + covariance.get(i, m) * second(j, k)
                + mean[i] * mean[k] * covariance.get(j, m)
                + mean[i] * mean[m] * covariance.get(j, k);
    }

    private double second(int i, int j) {
        return covariance.get(i, j) + mean[i] * mean[j];
    }
}
