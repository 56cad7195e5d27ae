package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
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
        double[] whitening =
                Arrays.stream(logVariances).map(log -> Math.exp(-0.5 * log)).toArray();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                scaled.set(i, j, covariance.get(i, j) * (whitening[i] * whitening[j]));
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

    // −½ Σ_jk c_jk a_j a_k with a_j = ω_dj ω_ej, from ∂θ_j = −θ_j ω_ej² and the rotation of the ω_j. Left pairs j, k
    // have
    // c = ½ (θ_j + θ_k), which add up to Σ_j θ_j a_j · Σ_k a_k
    Matrix hessian() {
        Matrix hessian = product(left(j -> -0.5 * theta(j)), left(j -> 1));
        for (int k = 0; k < explained; k++) {
            hessian.addScaled(-0.5, product(ofPairs(k), outer(k)));
        }
        return hessian;
    }

    /** Σ_j c_jk a_j over left j with an explained k: c = (θ_j − 1)(θ_j + θ_k)/(θ_j − θ_k). */
    private Matrix ofPairs(int k) {
        return left(j -> (theta(j) - 1) * (theta(j) + theta(k)) / (theta(j) - theta(k)));
    }

    /** Σ_j c_j ω_j ω_jᵀ over what is left. */
    private Matrix left(IntToDoubleFunction coefficient) {
        int size = logVariances.length;
        Matrix vectors = eigen.vectors().columns(explained, size);
        Matrix scaled = vectors.copy();
        for (int i = 0; i < scaled.values().length; i++) {
            scaled.values()[i] *= coefficient.applyAsDouble(explained + i % scaled.columns());
        }
        return scaled.timesTranspose(vectors);
    }

    /** ω_k ω_kᵀ. */
    private Matrix outer(int k) {
        Matrix vector = eigen.vectors().columns(k, k + 1);
        return vector.timesTranspose(vector);
    }

    /** The product entry by entry, in the first factor. */
    private static Matrix product(Matrix left, Matrix right) {
        for (int i = 0; i < left.values().length; i++) {
            left.values()[i] *= right.values()[i];
        }
        return left;
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
