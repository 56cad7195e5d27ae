package org.entropysum.family;

import static org.entropysum.numeric.Elementary.logOneMinusExp;
import static org.entropysum.numeric.Elementary.logProbability;
import static org.entropysum.numeric.Elementary.xLogX;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * D independent geometric variables, the failures 0, 1, 2 … before the first success of probability p:
 * \( \eta = \log(1 - p) \), \( T = x \), \( A = -\sum_d \log p_d \), h = 1.
 */
public final class Geometric extends ColumnwiseFamily<Variable> {
    private Geometric(int size) {
        super(size, "probability");
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Geometric of(int size) {
        return new Geometric(size);
    }

    @Override
    public String name() {
        return "geometric";
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
        return constantMeasure(0);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {x};
    }

    @Override
    protected boolean isProper(double... eta) {
        return eta[0] < 0 && eta[0] > Double.NEGATIVE_INFINITY;
    }

    // A = −log(1 − e^η)
    @Override
    protected double logPartition(double... eta) {
        return -logOneMinusExp(eta[0]);
    }

    // ∇A = (1 − p)/p = 1/(e^−η − 1)
    @Override
    protected double[] mean(double... eta) {
        return new double[] {1 / Math.expm1(-eta[0])};
    }

    // ∇²A = (1 − p)/p²
    @Override
    protected double[] fisher(double... eta) {
        return new double[] {-1 / Math.expm1(-eta[0]) / Math.expm1(eta[0])};
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {-Math.expm1(eta[0])};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {Math.log1p(-usual[0])};
    }

    // e^−η = 1 + 1/m
    @Override
    protected double[] fromMean(double... mean) {
        return new double[] {-Math.log1p(1 / mean[0])};
    }

    @Override
    protected Failures variable(double... eta) {
        return new Failures(-Math.expm1(eta[0]), Math.exp(eta[0]));
    }

    /** Usual parameters p and 1 − p, both kept because either may be tiny. */
    record Failures(double success, double failure) implements Variable {
        // x log(1 − p) + log p
        @Override
        public double logDensity(double x) {
            if (!(x >= 0 && x < Double.POSITIVE_INFINITY && x == Math.rint(x))) {
                return Double.NEGATIVE_INFINITY;
            }
            double failures = x == 0 ? 0 : x * logProbability(failure, success);
            return failures + logProbability(success, failure);
        }

        // H = −log p − (1 − p)/p log(1 − p)
        @Override
        public double entropy() {
            double surprise = failure < 0.5 ? -xLogX(failure) : -failure * logProbability(failure, success);
            return surprise / success - logProbability(success, failure);
        }

        // the integer part of an exponential variable
        @Override
        public double sample(UniformRandomProvider random) {
            double exponential = ZigguratSampler.Exponential.of(random).sample();
            return Math.floor(-exponential / logProbability(failure, success));
        }
    }
}
