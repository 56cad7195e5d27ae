package org.entropysum.models.expfamily;

import java.util.Objects;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The Gaussian N(ν, Σ) that maximizes the ELBO of one data point under a Laplace prior and a quadratic log likelihood,
 *
 * <pre>
 * ½ log det Σ − ½ tr GΣ + aᵀν − ½ νᵀGν − Σ_h E|z_h| / λ_h        G = WᵀW/σ²,  a = Wᵀx/σ²
 * </pre>
 *
 * It is concave in ν and the Cholesky factor of Σ, so the maximum is unique. −E|z| is convex in the variance; its tangent is a
 * lower bound with the maximum Σ⁻¹ = G + diag(d), d_h = 2 ∂E|z_h|/∂v_h / λ_h, and the same matrix is the negative Hessian in
 * ν. So both take a step by it in turn: Σ one that never lowers the ELBO, ν one of Newton's.
 */
final class BestGaussian {
    private static final int STEPS = 200;

    /** Steps are measured in deviations of the latents and logarithms of their variances. */
    private static final double TOLERANCE = 1e-9;

    /**
     * What d v is at least: so little that it changes nothing, but where d vanishes on the way and G is singular, a precision
     * stays positive definite.
     */
    private static final double FLOOR = 1e-12;

    private static final double SUFFICIENT_INCREASE = 1e-4;
    private static final double SHORTENING = 0.4;
    private static final double ROUNDING = 1e-13;

    private final double[] gram;
    private final double[] scales;
    private final boolean diagonal;
    private final double[] mean;
    private final double[] variance;
    private final double[] magnitude;
    private final double[] byMean;
    private final double[] byVariance;
    private @Nullable Cholesky precision;

    /**
     * For many data points one after the other.
     *
     * @param gram G, [H, H]
     * @param scales λ, H numbers
     * @param diagonal whether Σ is to be diagonal
     */
    BestGaussian(Matrix gram, double[] scales, boolean diagonal) {
        int h = scales.length;
        this.gram = gram.values();
        this.scales = scales;
        this.diagonal = diagonal;
        this.mean = new double[h];
        this.variance = new double[h];
        this.magnitude = new double[h];
        this.byMean = new double[h];
        this.byVariance = new double[h];
    }

    /** ν at the maximum, H numbers; valid until the next data point. */
    double[] mean() {
        return mean;
    }

    /** The diagonal of Σ at the maximum, H numbers; valid until the next data point. */
    double[] variance() {
        return variance;
    }

    /** The lower triangular L with Σ = LLᵀ at the maximum, [H, H], where Σ is not to be diagonal. */
    Matrix factor() {
        Matrix covariance =
                Objects.requireNonNull(precision, "a data point was fitted").inverse();
        return Cholesky.of("covariance of the posterior", covariance).factor();
    }

    /** Where the search for the next data point begins if nothing better is known: at the prior's centre and variances λ². */
    void beginAtPrior() {
        for (int h = 0; h < scales.length; h++) {
            mean[h] = 0;
            variance[h] = scales[h] * scales[h];
        }
    }

    /** Where the search for the next data point begins: H means, then H variances. */
    void begin(double[] known) {
        System.arraycopy(known, 0, mean, 0, mean.length);
        System.arraycopy(known, mean.length, variance, 0, variance.length);
    }

    /** Finds the maximum for a = Wᵀx/σ², from where it was told to begin. */
    void fit(double[] linear) {
        int steps = 0;
        while (steps < STEPS && step(linear) > TOLERANCE) {
            steps++;
        }
    }

    // How far it went
    private double step(double[] linear) {
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
        double[] curvature = new double[scales.length];
        for (int h = 0; h < curvature.length; h++) {
            curvature[h] = Math.max(2 * byVariance[h] / scales[h], FLOOR / variance[h]);
        }
        precision = precision(curvature);
        double moved = moveMean(linear, precision);
        double[] next = diagonal ? inverseDiagonal(curvature) : precision.inverseDiagonal();
        for (int h = 0; h < variance.length; h++) {
            moved = Math.max(moved, Math.abs(Math.log(next[h] / variance[h])));
            variance[h] = next[h];
        }
        return moved;
    }

    // G + diag(d)
    private Cholesky precision(double[] curvature) {
        double[] precision = gram.clone();
        for (int h = 0; h < curvature.length; h++) {
            precision[h * curvature.length + h] += curvature[h];
        }
        return Cholesky.of("precision of the posterior", precision, 0, curvature.length, 1);
    }

    private double[] inverseDiagonal(double[] curvature) {
        double[] inverse = new double[curvature.length];
        for (int h = 0; h < inverse.length; h++) {
            inverse[h] = 1 / (gram[h * inverse.length + h] + curvature[h]);
        }
        return inverse;
    }

    // Newton's step at fixed variances, shortened until the ELBO rises
    private double moveMean(double[] linear, Cholesky precision) {
        double[] slope = slope(linear);
        double[] direction = precision.solve(slope.clone());
        double rise = 0;
        for (int h = 0; h < slope.length; h++) {
            rise += slope[h] * direction[h];
        }
        double[] from = mean.clone();
        double before = value(linear);
        double length = 1;
        place(from, length, direction);
        while (valueThere(linear) < before + SUFFICIENT_INCREASE * length * rise - ROUNDING * (1 + Math.abs(before))) {
            length *= SHORTENING;
            place(from, length, direction);
        }
        double moved = 0;
        for (int h = 0; h < direction.length; h++) {
            moved = Math.max(moved, length * Math.abs(direction[h]) / Math.sqrt(variance[h]));
        }
        return moved;
    }

    private void place(double[] from, double length, double[] direction) {
        for (int h = 0; h < from.length; h++) {
            mean[h] = from[h] + length * direction[h];
        }
    }

    // a − Gν − ∂E|z|/∂ν / λ
    private double[] slope(double[] linear) {
        double[] slope = linear.clone();
        for (int h = 0; h < slope.length; h++) {
            slope[h] -= byMean[h] / scales[h] + timesGram(h);
        }
        return slope;
    }

    private double timesGram(int row) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += gram[row * mean.length + j] * mean[j];
        }
        return sum;
    }

    private double valueThere(double[] linear) {
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
        return value(linear);
    }

    // aᵀν − ½ νᵀGν − Σ E|z|/λ
    private double value(double[] linear) {
        double sum = 0;
        for (int h = 0; h < mean.length; h++) {
            sum += mean[h] * (linear[h] - 0.5 * timesGram(h)) - magnitude[h] / scales[h];
        }
        return sum;
    }
}
