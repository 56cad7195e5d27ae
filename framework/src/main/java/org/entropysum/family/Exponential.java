package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * D independent exponential variables with rates λ: \( \eta = -\lambda \), \( T = x \),
 * \( A = -\sum_d \log\lambda_d \), h = 1 on \( x \ge 0 \).
 */
public final class Exponential extends RateFamily {
    private Exponential(int size) {
        super(size);
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Exponential of(int size) {
        return new Exponential(size);
    }

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public String support() {
        return "numbers of at least 0";
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
    protected Waiting variable(double... eta) {
        return new Waiting(-eta[0]);
    }

    /** Usual parameter: the rate λ. */
    record Waiting(double rate) implements Variable.Continuous {
        @Override
        public double logDensity(double x) {
            return x >= 0 ? Math.log(rate) - rate * x : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double entropy() {
            return 1 - Math.log(rate);
        }

        @Override
        public double slope(double x) {
            return -rate;
        }

        @Override
        public double sample(UniformRandomProvider random) {
            return ZigguratSampler.Exponential.of(random).sample() / rate;
        }
    }
}
