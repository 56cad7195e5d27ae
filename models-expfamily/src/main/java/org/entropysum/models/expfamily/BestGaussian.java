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
final class BestGaussian implements BestPosterior {
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

    private final Gram gram;
    private final double[] scales;
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
     * @param scales λ, H numbers; infinite where there is no prior
     */
    BestGaussian(Matrix gram, double[] scales) {
        int h = scales.length;
        this.gram = Gram.of(gram);
        this.scales = scales;
        this.mean = new double[h];
        this.variance = new double[h];
        this.magnitude = new double[h];
        this.byMean = new double[h];
        this.byVariance = new double[h];
    }

    @Override
    public double[] mean() {
        return mean;
    }

    @Override
    public double[] variance() {
        return variance;
    }

    /** The lower triangular L with Σ = LLᵀ, [H, H]. */
    @Override
    public double[] shape() {
        return Cholesky.of("covariance of the posterior", solved().inverse())
                .factor()
                .values();
    }

    private Cholesky solved() {
        return Objects.requireNonNull(precision, "a data point was fitted");
    }

    /** At the centre, with variances 1/(G + λ⁻²). */
    @Override
    public void beginAtCentre() {
        double[] diagonal = gram.diagonal();
        for (int h = 0; h < scales.length; h++) {
            mean[h] = 0;
            variance[h] = 1 / (diagonal[h] + 1 / (scales[h] * scales[h]));
        }
    }

    @Override
    public void begin(double[] known) {
        System.arraycopy(known, 0, mean, 0, mean.length);
        System.arraycopy(known, mean.length, variance, 0, variance.length);
    }

    @Override
    public void fit(double[] linear) {
        int steps = 0;
        while (steps < STEPS && step(linear) > TOLERANCE) {
            steps++;
        }
    }

    // How far it went
    private double step(double[] linear) {
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
        double[] slope = slope(linear);
        precision = precision(curvature());
        double moved = moveMean(linear, slope, solved().solve(slope.clone()));
        return Math.max(moved, moveVariance());
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

    // Newton's step at fixed variances, shortened until the ELBO rises; in deviations of the latents
    private double moveMean(double[] linear, double[] slope, double[] direction) {
        double rise = Gram.dot(slope, direction);
        double[] from = mean.clone();
        double[] fromTimesGram = gram.times(from);
        double[] directionTimesGram = gram.times(direction);
        double before = value(linear, fromTimesGram);
        double length = 1;
        while (valueAhead(linear, from, fromTimesGram, length, direction, directionTimesGram)
                < before + SUFFICIENT_INCREASE * length * rise - ROUNDING * (1 + Math.abs(before))) {
            length *= SHORTENING;
        }
        double moved = 0;
        for (int h = 0; h < direction.length; h++) {
            moved = Math.max(moved, length * Math.abs(direction[h]) / Math.sqrt(variance[h]));
        }
        return moved;
    }

    // Moves there
    private double valueAhead(
            double[] linear,
            double[] from,
            double[] fromTimesGram,
            double length,
            double[] direction,
            double[] directionTimesGram) {
        System.arraycopy(from, 0, mean, 0, mean.length);
        Gram.addScaled(length, direction, mean);
        double[] timesGram = fromTimesGram.clone();
        Gram.addScaled(length, directionTimesGram, timesGram);
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
        return value(linear, timesGram);
    }

    // a − Gν − ∂E|z|/∂ν / λ
    private double[] slope(double[] linear) {
        double[] slope = linear.clone();
        Gram.addScaled(-1, gram.times(mean), slope);
        for (int h = 0; h < slope.length; h++) {
            slope[h] -= byMean[h] / scales[h];
        }
        return slope;
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
