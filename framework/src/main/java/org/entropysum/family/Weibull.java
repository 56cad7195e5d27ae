package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * D independent Weibull variables of known shape k and rate λ, \( p(x) = \lambda k x^{k-1} e^{-\lambda x^k} \) on x &gt; 0:
 * \( \eta = -\lambda \), \( T = x^k \), \( A = -\sum_d \log\lambda_d \), \( h = \prod_d k x_d^{k-1} \). The base measure
 * varies (also at k = 1, where it happens to be 1; {@link Exponential} says so), so the entropy is the pseudo entropy
 * \( \tilde H = \sum_d 1 - \log\lambda_d \).
 */
public final class Weibull extends RateFamily {
    private final double shape;

    private Weibull(int size, double shape) {
        super(size);
        this.shape = shape;
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @param shape k, positive
     * @return the family
     */
    public static Weibull of(int size, double shape) {
        if (shape > 0 && shape < Double.POSITIVE_INFINITY) {
            return new Weibull(size, shape);
        }
        throw new IllegalArgumentException("the shape must be positive and finite, not " + shape);
    }

    @Override
    public String name() {
        return "Weibull";
    }

    @Override
    public String support() {
        return "positive numbers";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return varyingMeasure();
    }

    @Override
    protected double logMeasure(double x) {
        return Math.log(shape) + (shape - 1) * Math.log(x);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {Math.pow(x, shape)};
    }

    @Override
    protected Lifetime variable(double... eta) {
        return new Lifetime(shape, -eta[0]);
    }

    /** Usual parameter λ beside the known k. */
    record Lifetime(double shape, double rate) implements Variable.Continuous {
        @Override
        public double logDensity(double x) {
            if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
            return Math.log(rate) + Math.log(shape) + (shape - 1) * Math.log(x) - rate * Math.pow(x, shape);
        }

        // H̃ = 1 − log λ
        @Override
        public double entropy() {
            return 1 - Math.log(rate);
        }

        @Override
        public double slope(double x) {
            return (shape - 1) / x - rate * shape * Math.pow(x, shape - 1);
        }

        // the k-th root of an exponential variable
        @Override
        public double sample(UniformRandomProvider random) {
            double power = ZigguratSampler.Exponential.of(random).sample() / rate;
            return Math.max(Math.pow(power, 1 / shape), Double.MIN_VALUE);
        }
    }
}
