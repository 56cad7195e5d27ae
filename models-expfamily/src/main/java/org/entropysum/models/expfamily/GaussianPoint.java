package org.entropysum.models.expfamily;

import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;

/**
 * A Gaussian mixture at one point of parameter space, around a centre: what all chunks of data share.
 *
 * @param features φ
 * @param centre c
 * @param offsets μ_k − c, [K, D]
 * @param covariances Σ_k, [K, D·D]
 * @param logWeights log π_k, [1, K]
 * @param densities the coefficients of log p(x | k) in φ, [P, K]
 * @param joint the coefficients of log π_k + log p(x | k) in φ, [P, K]
 * @param entropies H[p(x | k)], nats
 * @param natural η_k around the origin, [K, L] of the full form (Σ⁻¹μ, −½Σ⁻¹)
 */
record GaussianPoint(
        QuadraticFeatures features,
        double[] centre,
        Matrix offsets,
        Matrix covariances,
        Matrix logWeights,
        Matrix densities,
        Matrix joint,
        double[] entropies,
        Matrix natural) {
    /** Rows whose φ stays in a second-level cache. */
    private static final int BLOCK = 256;

    /** The centre of the components, weighted as they are. */
    static double[] centre(Mixture model, Parameters parameters) {
        return model.prior()
                .weights(parameters)
                .times(parameters.matrix(GaussianForm.MEANS))
                .values();
    }

    static GaussianPoint of(Mixture model, GaussianForm form, Parameters parameters, double[] centre) {
        int d = centre.length;
        int count = model.components().count();
        QuadraticFeatures features = new QuadraticFeatures(d, form.isFull());
        Matrix means = parameters.matrix(GaussianForm.MEANS);
        Matrix offsets =
                means.columns(0, d).addScaled(-1, Matrix.over(centre, 1, d).repeatRows(count));
        Matrix factors = form.factors(parameters);
        Matrix covariances = Matrix.zeros(count, d * d);
        Matrix densities = Matrix.zeros(count, features.size());
        Matrix natural = Matrix.zeros(count, d + d * d);
        double[] entropies = new double[count];
        for (int k = 0; k < count; k++) {
            Matrix factor = Matrix.over(factors.row(k).values(), d, d);
            copy(factor.times(factor.transpose()), covariances, k, 0);
            Cholesky cholesky = Cholesky.ofFactor(factor);
            Matrix precision = cholesky.inverse();
            double volume = 0.5 * (d * Elementary.LOG_TWO_PI + cholesky.logDeterminant());
            entropies[k] = volume + 0.5 * d;
            features.writeQuadratic(-volume, offsets.row(k), precision, densities, k);
            copy(means.row(k).times(precision), natural, k, 0);
            copy(precision.scale(-0.5), natural, k, d);
        }
        Matrix logWeights = model.prior().logWeights(parameters);
        Matrix transposed = densities.transpose();
        return new GaussianPoint(
                features,
                centre,
                offsets,
                covariances,
                logWeights,
                transposed,
                joint(transposed, logWeights),
                entropies,
                natural);
    }

    // φ₀ = 1 carries the constants
    private static Matrix joint(Matrix densities, Matrix logWeights) {
        Matrix joint = densities.columns(0, densities.columns());
        for (int k = 0; k < joint.columns(); k++) {
            joint.add(0, k, logWeights.get(0, k));
        }
        return joint;
    }

    private static void copy(Matrix from, Matrix into, int row, int at) {
        System.arraycopy(from.values(), 0, into.values(), row * into.columns() + at, from.values().length);
    }

    int components() {
        return entropies.length;
    }

    /** \( \max_k (\mu_k - c)^\top \Sigma_k^{-1} (\mu_k - c) \): the digits that products around c lose. */
    double farthest() {
        int d = centre.length;
        double farthest = 0;
        for (int k = 0; k < components(); k++) {
            double squared = 0;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    squared -= 2 * offsets.get(k, i) * natural.get(k, d + i * d + j) * offsets.get(k, j);
                }
            }
            farthest = Math.max(farthest, squared);
        }
        return farthest;
    }

    /** log π_k + log p(x | k), [B, K]. */
    Matrix logJoint(Matrix phi) {
        return phi.transposeTimes(joint);
    }

    /** What is done with a block of rows: their φ, [P, B], and their responsibilities. */
    @FunctionalInterface
    interface Visit {
        void visit(Matrix phi, Responsibilities responsibilities);
    }

    /** Visits data in blocks of rows that stay in the cache, and returns the sums of φ r, [P, K]. */
    Matrix sums(Matrix x, Visit visit) {
        Matrix sums = Matrix.zeros(features.size(), components());
        double[] buffer = new double[Math.min(BLOCK, x.rows()) * features.size()];
        for (int from = 0; from < x.rows(); from += BLOCK) {
            Matrix phi = features.of(x, from, Math.min(x.rows(), from + BLOCK), centre, buffer);
            Responsibilities responsibilities = Responsibilities.of(logJoint(phi));
            sums.addScaled(1, phi.times(responsibilities.weights()));
            visit.visit(phi, responsibilities);
        }
        return sums;
    }

    /** log π_k times one weight plus log p(x | k) times another, [B, K]. */
    Matrix logJoint(Matrix phi, double latent, double observed) {
        Matrix log = phi.transposeTimes(densities);
        int count = components();
        for (int i = 0; i < log.values().length; i++) {
            log.values()[i] = observed * log.values()[i] + latent * logWeights.values()[i % count];
        }
        return log;
    }
}
