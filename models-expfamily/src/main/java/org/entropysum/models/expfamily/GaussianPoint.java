package org.entropysum.models.expfamily;

import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;

/**
 * A Gaussian mixture at one point of parameter space, around a centre: what all chunks of data share.
 *
 * @param features φ
 * @param centre c
 * @param offsets μ_k − c, [K, D]
 * @param covariances Σ_k, [K, D·D]
 * @param logWeights log π_k, [1, K]
 * @param densities the coefficients of log p(x | k) in φ, [K, P]
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
        double[] entropies,
        Matrix natural) {
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
        return new GaussianPoint(features, centre, offsets, covariances, logWeights, densities, entropies, natural);
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

    /** The coefficients in φ of log π_k times one weight plus log p(x | k) times another, [K, P]; φ₀ = 1 carries the constants. */
    Panel joint(double latent, double observed) {
        Matrix joint = densities.copy().scale(observed);
        for (int k = 0; k < components(); k++) {
            joint.add(k, 0, latent * logWeights.get(0, k));
        }
        return Panel.copyOf(joint);
    }
}
