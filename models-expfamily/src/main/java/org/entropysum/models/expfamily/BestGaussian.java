package org.entropysum.models.expfamily;

import java.util.Objects;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Finds the N(ν, Σ) that maximizes
 *
 * <pre>
 * ½ log det Σ − ½ tr GΣ + aᵀν − ½ νᵀGν − Σ_h E|z_h| / λ_h        G = WᵀW/σ²,  a = Wᵀx/σ²
 * </pre>
 *
 * It is concave in ν and the Cholesky factor of Σ, so the maximum is unique. −E|z| is convex in the variance; its tangent is a
 * lower bound with the maximum Σ⁻¹ = G + diag(d), d_h = 2 ∂E|z_h|/∂v_h / λ_h, and the same matrix is the negative Hessian in
 * ν. So both take a step by it in turn: Σ one that never lowers the ELBO, ν one of Newton's.
 */
final class BestGaussian extends BestPosterior {
    private @Nullable Cholesky precision;

    /** For many data points one after the other. */
    BestGaussian(Matrix gram, double[] scales) {
        super(gram, scales);
    }

    /** The lower triangular L with Σ = LLᵀ, [H, H]. */
    @Override
    double[] shape() {
        return Cholesky.of("covariance of the posterior", solved().inverse())
                .factor()
                .values();
    }

    private Cholesky solved() {
        return Objects.requireNonNull(precision, "a data point was fitted");
    }

    @Override
    void beginAtCentre() {
        double[] diagonal = gram.diagonal();
        for (int h = 0; h < scales.length; h++) {
            mean[h] = 0;
            variance[h] = 1 / (diagonal[h] + 1 / (scales[h] * scales[h]));
        }
    }

    @Override
    void begin(double[] known) {
        System.arraycopy(known, 0, mean, 0, mean.length);
        System.arraycopy(known, mean.length, variance, 0, variance.length);
    }

    @Override
    double step(double[] linear, double last) {
        precision = precision(curvature());
        double moved = Math.max(moveMean(linear), moveVariance());
        fold();
        return moved;
    }

    // d
    private double[] curvature() {
        double[] curvature = new double[scales.length];
        for (int h = 0; h < curvature.length; h++) {
            curvature[h] = Math.max(2 * byVariance[h] / scales[h], FLOOR / variance[h]);
        }
        return curvature;
    }

    // G + diag(d)
    private Cholesky precision(double[] curvature) {
        double[] precise = gram.values().clone();
        for (int h = 0; h < curvature.length; h++) {
            precise[h * curvature.length + h] += curvature[h];
        }
        return Cholesky.of("precision of the posterior", precise, 0, curvature.length, 1);
    }

    // The largest change of a logarithm
    private double moveVariance() {
        double[] next = solved().inverseDiagonal();
        double moved = 0;
        for (int h = 0; h < variance.length; h++) {
            moved = Math.max(moved, Math.abs(Math.log(next[h] / variance[h])));
            variance[h] = next[h];
        }
        return moved;
    }

    // At fixed variances
    private double moveMean(double[] linear) {
        double[] from = mean.clone();
        double[] fromTimesGram = gram.times(from);
        double[] slope = slope(linear, fromTimesGram);
        double[] direction = solved().solve(slope.clone());
        double[] directionTimesGram = gram.times(direction);
        double length = shortened(1, value(linear, fromTimesGram), Gram.dot(slope, direction), share -> {
            System.arraycopy(from, 0, mean, 0, mean.length);
            Gram.addScaled(share, direction, mean);
            double[] timesGram = fromTimesGram.clone();
            Gram.addScaled(share, directionTimesGram, timesGram);
            fold();
            return value(linear, timesGram);
        });
        return length * inDeviations(direction);
    }

    // aᵀν − ½ νᵀGν − Σ E|z|/λ
    private double value(double[] linear, double[] timesGram) {
        double sum = 0;
        for (int h = 0; h < mean.length; h++) {
            sum += mean[h] * (linear[h] - 0.5 * timesGram[h]) - magnitude[h] / scales[h];
        }
        return sum;
    }
}
