package org.entropysum.family;

import static org.entropysum.numeric.Elementary.logOneMinusExp;
import static org.entropysum.numeric.Elementary.logProbability;
import static org.entropysum.numeric.Elementary.xLogX;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.GammaFunction;

/**
 * D independent negative binomial variables, the failures before the r-th success of probability p, where r is known (any
 * positive number): \( \eta = \log(1 - p) \), \( T = x \), \( A = -r \sum_d \log p_d \),
 * \( h = \prod_d \binom{x_d + r - 1}{x_d} \). The base measure varies, so the entropy is the pseudo entropy
 * \( \tilde H = -r \sum_d \log p_d + \tfrac{1 - p_d}{p_d} \log(1 - p_d) \).
 */
public final class NegativeBinomial extends ColumnwiseFamily<Variable> {
    private final double successes;

    private NegativeBinomial(int size, double successes) {
        super(size, "probability");
        this.successes = successes;
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @param successes r, positive
     * @return the family
     */
    public static NegativeBinomial of(int size, double successes) {
        if (successes > 0 && successes < Double.POSITIVE_INFINITY) {
            return new NegativeBinomial(size, successes);
        }
        throw new IllegalArgumentException("the number of successes must be positive and finite, not " + successes);
    }

    @Override
    public String name() {
        return "negative binomial";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log hazards", eventSize(), SeparableChart.Range.NEGATIVE);
    }

    @Override
    public String support() {
        return "0, 1, 2, …";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return varyingMeasure();
    }

    @Override
    protected double logMeasure(double x) {
        return logArrangements(x, successes);
    }

    /** \( \binom{x + r - 1}{x} = 1 / \bigl((x + r) B(r, x + 1)\bigr) \). */
    private static double logArrangements(double x, double r) {
        return x == 0 ? 0 : -Math.log(x + r) - GammaFunction.logBeta(r, x + 1);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {x};
    }

    @Override
    protected boolean isProper(double... eta) {
        return eta[0] < 0 && eta[0] > Double.NEGATIVE_INFINITY;
    }

    // A = −r log(1 − e^η)
    @Override
    protected double logPartition(double... eta) {
        return -successes * logOneMinusExp(eta[0]);
    }

    // ∇A = r (1 − p)/p
    @Override
    protected double[] mean(double... eta) {
        return new double[] {successes / Math.expm1(-eta[0])};
    }

    // ∇²A = r (1 − p)/p²
    @Override
    protected double[] fisher(double... eta) {
        return new double[] {-successes / Math.expm1(-eta[0]) / Math.expm1(eta[0])};
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {-Math.expm1(eta[0])};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {Math.log1p(-usual[0])};
    }

    // e^−η = 1 + r/m
    @Override
    protected double[] fromMean(double... mean) {
        return new double[] {-Math.log1p(successes / mean[0])};
    }

    @Override
    protected Failures variable(double... eta) {
        return new Failures(successes, -Math.expm1(eta[0]), Math.exp(eta[0]));
    }

    /** Usual parameters p and 1 − p, both kept because either may be tiny, beside the known r. */
    record Failures(double successes, double success, double failure) implements Variable {
        @Override
        public double logDensity(double x) {
            if (!(x >= 0 && x < Double.POSITIVE_INFINITY && x == Math.rint(x))) {
                return Double.NEGATIVE_INFINITY;
            }
            double failures = x == 0 ? 0 : x * logProbability(failure, success);
            return logArrangements(x, successes) + failures + successes * logProbability(success, failure);
        }

        // H̃ = −r (log p + (1 − p)/p log(1 − p))
        @Override
        public double entropy() {
            double surprise = failure < 0.5 ? -xLogX(failure) : -failure * logProbability(failure, success);
            return successes * (surprise / success - logProbability(success, failure));
        }

        // a Poisson variable whose rate is a gamma variable of shape r and rate p/(1 − p)
        @Override
        public double sample(UniformRandomProvider random) {
            return Draw.poisson(random, Math.exp(Draw.logGamma(random, successes)) * failure / success);
        }
    }
}
