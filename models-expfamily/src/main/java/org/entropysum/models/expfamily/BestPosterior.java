package org.entropysum.models.expfamily;

import java.util.function.DoubleUnaryOperator;
import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;

/**
 * Finds the q of one data point after the other that maximizes its ELBO under a Laplace prior and a quadratic log likelihood:
 * N(ν, Σ) for G = WᵀW/σ² and a = Wᵀx/σ². Each step raises it; those of Newton's are shortened until they do.
 */
abstract class BestPosterior {
    /**
     * What the curvature of the prior times v is at least: so little that it changes nothing, but where it vanishes on the way
     * and G is singular, a precision stays positive definite.
     */
    static final double FLOOR = 1e-12;

    private static final int STEPS = 200;

    /** Steps are measured in deviations of the latents and logarithms of these or of their squares. */
    private static final double TOLERANCE = 1e-9;

    private static final double SUFFICIENT_INCREASE = 1e-4;
    private static final double SHORTENING = 0.4;
    private static final double ROUNDING = 1e-13;

    final Gram gram;
    final double[] scales;
    final double[] mean;
    final double[] variance;
    final double[] magnitude;
    final double[] byMean;
    final double[] byVariance;

    /**
     * For many data points one after the other.
     *
     * @param gram G, [H, H]
     * @param scales λ, H numbers; infinite where there is no prior
     */
    BestPosterior(Matrix gram, double[] scales) {
        int h = scales.length;
        this.gram = Gram.of(gram);
        this.scales = scales;
        this.mean = new double[h];
        this.variance = new double[h];
        this.magnitude = new double[h];
        this.byMean = new double[h];
        this.byVariance = new double[h];
    }

    /** ν at the maximum, H numbers; valid until the next data point. */
    final double[] mean() {
        return mean;
    }

    /** The diagonal of Σ at the maximum, H numbers; valid until the next data point. */
    final double[] variance() {
        return variance;
    }

    /** Σ at the maximum as the coordinates of q have it, a row: logarithms of deviations, or L with Σ = LLᵀ. */
    abstract double[] shape();

    /** Where the search for the next data point begins if nothing better is known: at the centre, with variances 1/(G + λ⁻²). */
    abstract void beginAtCentre();

    /**
     * Where the search for the next data point begins.
     *
     * @param known H means, then H variances
     */
    abstract void begin(double[] known);

    /**
     * A step, from where E|z| and its derivatives are known and to where they are.
     *
     * @param linear a
     * @param last how far the step before went
     * @return how far it went
     */
    abstract double step(double[] linear, double last);

    /**
     * Finds the maximum from where it was told to begin.
     *
     * @param linear a
     */
    final void fit(double[] linear) {
        fold();
        double moved = 1;
        for (int i = 0; i < STEPS && moved > TOLERANCE; i++) {
            moved = step(linear, moved);
        }
    }

    /** Finds E|z| and its derivatives where q is. */
    final void fold() {
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
    }

    /** ∂/∂ν, a − Gν − ∂E|z|/∂ν / λ. */
    final double[] slope(double[] linear, double[] meanTimesGram) {
        double[] slope = linear.clone();
        Gram.addScaled(-1, meanTimesGram, slope);
        for (int h = 0; h < slope.length; h++) {
            slope[h] -= byMean[h] / scales[h];
        }
        return slope;
    }

    /**
     * Shortens a step until the ELBO rises enough.
     *
     * @param longest its length at first
     * @param before the ELBO, or the part of it that the step changes
     * @param rise by what it rises in a step of length 1 to first order
     * @param ahead moves q by a length, and gives the ELBO there
     * @return the length
     */
    static double shortened(double longest, double before, double rise, DoubleUnaryOperator ahead) {
        double length = longest;
        while (ahead.applyAsDouble(length)
                < before + SUFFICIENT_INCREASE * length * rise - ROUNDING * (1 + Math.abs(before))) {
            length *= SHORTENING;
        }
        return length;
    }

    /** The largest of some changes of ν, in deviations of the latents. */
    final double inDeviations(double[] changes) {
        double largest = 0;
        for (int h = 0; h < changes.length; h++) {
            largest = Math.max(largest, Math.abs(changes[h]) / Math.sqrt(variance[h]));
        }
        return largest;
    }
}
