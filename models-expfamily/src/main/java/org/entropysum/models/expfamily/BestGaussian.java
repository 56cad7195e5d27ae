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

    /** To what share conjugate gradients bring the slope down. */
    private static final double SOLVED = 0.1;

    /** Steps of the variances of a diagonal Σ, which are cheap, in each step of the means. */
    private static final int VARIANCE_STEPS = 3;

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
     * @param scales λ, H numbers; infinite where there is no prior
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

    /** Where the search for the next data point begins if nothing better is known: at the centre, with variances 1/(G + λ⁻²). */
    void beginAtCentre() {
        for (int h = 0; h < scales.length; h++) {
            mean[h] = 0;
            variance[h] = 1 / (gram[h * scales.length + h] + 1 / (scales[h] * scales[h]));
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
        double[] curvature = curvature();
        double[] slope = slope(linear);
        double[] direction = direction(slope, curvature);
        double moved = moveMean(linear, slope, direction);
        for (int i = 0; i < (diagonal ? VARIANCE_STEPS : 1); i++) {
            double further = moveVariance(i == 0 ? curvature : curvatureThere());
            moved = i == 0 ? Math.max(moved, further) : moved;
        }
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

    private double[] curvatureThere() {
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
        return curvature();
    }

    // (G + diag(d))⁻¹ slope; a diagonal Σ needs no factor, and a few conjugate gradients are less work than one
    private double[] direction(double[] slope, double[] curvature) {
        if (diagonal) {
            return conjugateGradients(slope, curvature);
        }
        precision = precision(curvature);
        return precision.solve(slope.clone());
    }

    // G + diag(d)
    private Cholesky precision(double[] curvature) {
        double[] precise = gram.clone();
        for (int h = 0; h < curvature.length; h++) {
            precise[h * curvature.length + h] += curvature[h];
        }
        return Cholesky.of("precision of the posterior", precise, 0, curvature.length, 1);
    }

    // Preconditioned by the diagonal. Any number of iterations gives a direction of ascent
    private double[] conjugateGradients(double[] slope, double[] curvature) {
        double[] inverse = inverseDiagonal(curvature);
        double[] solution = new double[slope.length];
        double[] residual = slope.clone();
        double[] search = product(inverse, residual);
        double product = dot(residual, search);
        double enough = SOLVED * SOLVED * product;
        for (int i = 0; i < slope.length && product > enough; i++) {
            double[] image = timesGram(search);
            addProduct(curvature, search, image);
            double length = product / dot(search, image);
            addScaled(length, search, solution);
            addScaled(-length, image, residual);
            double[] conditioned = product(inverse, residual);
            double next = dot(residual, conditioned);
            addScaled(next / product, search, conditioned);
            search = conditioned;
            product = next;
        }
        return solution;
    }

    private double[] inverseDiagonal(double[] curvature) {
        double[] inverse = new double[curvature.length];
        for (int h = 0; h < inverse.length; h++) {
            inverse[h] = 1 / (gram[h * inverse.length + h] + curvature[h]);
        }
        return inverse;
    }

    // The largest change of a logarithm
    private double moveVariance(double[] curvature) {
        double[] next = diagonal
                ? inverseDiagonal(curvature)
                : Objects.requireNonNull(precision, "the direction was solved for")
                        .inverseDiagonal();
        double moved = 0;
        for (int h = 0; h < variance.length; h++) {
            moved = Math.max(moved, Math.abs(Math.log(next[h] / variance[h])));
            variance[h] = next[h];
        }
        return moved;
    }

    // Newton's step at fixed variances, shortened until the ELBO rises; in deviations of the latents
    private double moveMean(double[] linear, double[] slope, double[] direction) {
        double rise = dot(slope, direction);
        double[] from = mean.clone();
        double[] fromTimesGram = timesGram(from);
        double[] directionTimesGram = timesGram(direction);
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
        addScaled(length, direction, mean);
        double[] timesGram = fromTimesGram.clone();
        addScaled(length, directionTimesGram, timesGram);
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
        return value(linear, timesGram);
    }

    // a − Gν − ∂E|z|/∂ν / λ
    private double[] slope(double[] linear) {
        double[] slope = linear.clone();
        addScaled(-1, timesGram(mean), slope);
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

    // Gv as a sum of rows of the symmetric G, four at a time, which the compiler turns into vector instructions
    private double[] timesGram(double[] vector) {
        double[] product = new double[vector.length];
        int j = 0;
        for (; j + 4 <= vector.length; j += 4) {
            addRows(vector, j, product);
        }
        for (; j < vector.length; j++) {
            addRow(vector[j], j * vector.length, product);
        }
        return product;
    }

    private void addRows(double[] vector, int j, double[] sum) {
        double a = vector[j];
        double b = vector[j + 1];
        double c = vector[j + 2];
        double d = vector[j + 3];
        int n = sum.length;
        int at = j * n;
        for (int h = 0; h < n; h++) {
            sum[h] += a * gram[at + h] + b * gram[at + n + h] + c * gram[at + 2 * n + h] + d * gram[at + 3 * n + h];
        }
    }

    private void addRow(double share, int at, double[] sum) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += share * gram[at + h];
        }
    }

    private static void addScaled(double share, double[] vector, double[] sum) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += share * vector[h];
        }
    }

    private static void addProduct(double[] left, double[] right, double[] sum) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += left[h] * right[h];
        }
    }

    private static double[] product(double[] left, double[] right) {
        double[] product = new double[left.length];
        addProduct(left, right, product);
        return product;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int h = 0; h < left.length; h++) {
            sum += left[h] * right[h];
        }
        return sum;
    }
}
