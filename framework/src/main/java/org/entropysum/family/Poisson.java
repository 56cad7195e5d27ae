package org.entropysum.family;

import static org.entropysum.numeric.Elementary.xLogX;

import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.special.Gamma;

/**
 * D independent Poisson variables with rates λ: \( \eta = \log\lambda \), \( T = x \), \( A = \sum_d e^{\eta_d} \),
 * \( h = \prod_d 1/x_d! \). The base measure varies, so the entropy is the pseudo entropy
 * \( \tilde H = \sum_d \lambda_d - \lambda_d \log\lambda_d \), which may be negative.
 */
public final class Poisson extends ColumnwiseFamily<Variable> {
    private Poisson(int size) {
        super(size, "rate");
    }

    /**
     * The family of D independent counts.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Poisson of(int size) {
        return new Poisson(size);
    }

    @Override
    public String name() {
        return "Poisson";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log rates", eventSize(), SeparableChart.Range.REAL);
    }

    @Override
    public String support() {
        return "0, 1, 2, …";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return varyingMeasure();
    }

    // log 1/x!
    @Override
    protected double logMeasure(double x) {
        return -Gamma.logGamma(x + 1);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {x};
    }

    @Override
    protected boolean isProper(double... eta) {
        return Double.isFinite(eta[0]) && Double.isFinite(Math.exp(eta[0]));
    }

    // A = e^η
    @Override
    protected double logPartition(double... eta) {
        return Math.exp(eta[0]);
    }

    // ∇A = λ
    @Override
    protected double[] mean(double... eta) {
        return usual(eta);
    }

    // ∇²A = λ
    @Override
    protected double[] fisher(double... eta) {
        return usual(eta);
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {Math.exp(eta[0])};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {Math.log(usual[0])};
    }

    // m = λ
    @Override
    protected double[] fromMean(double... mean) {
        return fromUsual(mean);
    }

    @Override
    protected Count variable(double... eta) {
        return new Count(Math.exp(eta[0]));
    }

    /** Usual parameter: the rate λ. */
    record Count(double rate) implements Variable {
        // x log λ − λ − log x!
        @Override
        public double logDensity(double x) {
            if (!(x >= 0 && x == Math.rint(x))) {
                return Double.NEGATIVE_INFINITY;
            }
            return (x == 0 ? 0 : x * Math.log(rate)) - rate - Gamma.logGamma(x + 1);
        }

        // H̃ = λ − λ log λ
        @Override
        public double entropy() {
            return rate - xLogX(rate);
        }

        @Override
        public double sample(UniformRandomProvider random) {
            return Draw.poisson(random, rate);
        }
    }
}
