package org.entropysum.models.gaussian;

import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;

/**
 * The log likelihood of factor analysis at given noise variances ψ with the best W for them (Jöreskog, 1967). With
 * eigenvalues θ and eigenvectors ω of \( \psi^{-1/2} S \psi^{-1/2} \), of which the H leading ones above 1 are explained by
 * factors, \( L = -\tfrac12 [D \log 2\pi + \sum_d \log \psi_d + \sum_{k\,\mathrm{explained}} (\log \theta_k + 1) + \sum_{j\,
 * \mathrm{left}} \theta_j] \) nats per data point.
 */
final class FactorProfile {
    private final double[] logVariances;
    private final SymmetricEigen eigen;
    private final int explained;

    private FactorProfile(double[] logVariances, SymmetricEigen eigen, int explained) {
        this.logVariances = logVariances;
        this.eigen = eigen;
        this.explained = explained;
    }

    static FactorProfile of(Matrix covariance, double[] logVariances, int latents) {
        int d = logVariances.length;
        Matrix scaled = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                scaled.set(i, j, covariance.get(i, j) * Math.exp(-0.5 * (logVariances[i] + logVariances[j])));
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(scaled);
        int explained = 0;
        while (explained < latents && eigen.values()[explained] > 1) {
            explained++;
        }
        return new FactorProfile(logVariances, eigen, explained);
    }

    private double theta(int k) {
        return eigen.values()[k];
    }

    private double omega(int d, int k) {
        return eigen.vectors().get(d, k);
    }

    double[] logVariances() {
        return logVariances.clone();
    }

    double logLikelihood() {
        double sum = logVariances.length * Elementary.LOG_TWO_PI;
        for (int k = 0; k < logVariances.length; k++) {
            sum += logVariances[k] + (k < explained ? Math.log(theta(k)) + 1 : theta(k));
        }
        return -0.5 * sum;
    }

    // ∂L/∂log ψ_d = ½ Σ_left (θ_j − 1) ω_dj²
    double[] gradient() {
        int size = logVariances.length;
        double[] gradient = new double[size];
        for (int d = 0; d < size; d++) {
            for (int j = explained; j < size; j++) {
                gradient[d] += 0.5 * (theta(j) - 1) * omega(d, j) * omega(d, j);
            }
        }
        return gradient;
    }

    // −½ Σ_jk c_jk a_j a_k with a_j = ω_dj ω_ej, from ∂θ_j = −θ_j ω_ej² and the rotation of the ω_j
    Matrix hessian() {
        int size = logVariances.length;
        Matrix hessian = Matrix.zeros(size, size);
        for (int d = 0; d < size; d++) {
            for (int e = 0; e <= d; e++) {
                double sum = 0;
                for (int j = explained; j < size; j++) {
                    sum += omega(d, j) * omega(e, j) * ofRow(d, e, j);
                }
                hessian.set(d, e, -0.5 * sum);
                hessian.set(e, d, -0.5 * sum);
            }
        }
        return hessian;
    }

    // Left pairs j, k: ½ (θ_j + θ_k); left j with explained k: (θ_j − 1)(θ_j + θ_k)/(θ_j − θ_k)
    private double ofRow(int d, int e, int j) {
        double sum = 0;
        for (int k = 0; k < logVariances.length; k++) {
            double coefficient = k >= explained
                    ? 0.5 * (theta(j) + theta(k))
                    : (theta(j) - 1) * (theta(j) + theta(k)) / (theta(j) - theta(k));
            sum += coefficient * omega(d, k) * omega(e, k);
        }
        return sum;
    }

    // W = ψ^{1/2} ω (θ − 1)^{1/2}
    Matrix weights(int latents) {
        Matrix weights = Matrix.zeros(logVariances.length, latents);
        for (int d = 0; d < logVariances.length; d++) {
            for (int k = 0; k < explained; k++) {
                weights.set(d, k, Math.exp(0.5 * logVariances[d]) * omega(d, k) * Math.sqrt(theta(k) - 1));
            }
        }
        return weights;
    }
}
