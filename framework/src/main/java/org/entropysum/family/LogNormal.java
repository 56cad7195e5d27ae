package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * D independent log-normal variables, log x Gaussian with mean μ and variance σ²:
 * \( T = (\log x, \log^2 x) \), \( \eta = (\mu/\sigma^2 - 1, -1/2\sigma^2) \), where the −1 has absorbed the factor 1/x of
 * the density, \( A = \sum_d \mu_d^2 / 2\sigma_d^2 + \tfrac12\log\sigma_d^2 \), \( h = (2\pi)^{-D/2} \) on x &gt; 0.
 */
public final class LogNormal extends ContinuousColumnwiseFamily {
    private LogNormal(int size) {
        super(size, "mean of log", "variance of log");
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static LogNormal of(int size) {
        return new LogNormal(size);
    }

    @Override
    public String name() {
        return "log-normal";
    }

    @Override
    public ParameterChart parameterChart() {
        return new DiagonalChart("means of logs", "log variances of logs", eventSize(), eventSize(), 1);
    }

    @Override
    public String support() {
        return "positive numbers";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return constantMeasure(-0.5 * LOG_TWO_PI);
    }

    @Override
    protected double[] statistics(double x) {
        double log = Math.log(x);
        return new double[] {log, log * log};
    }

    @Override
    protected boolean isProper(double... eta) {
        return Double.isFinite(eta[0]) && eta[1] < 0 && eta[1] > Double.NEGATIVE_INFINITY;
    }

    // A = −(η₁ + 1)²/4η₂ − ½ log(−2η₂)
    @Override
    protected double logPartition(double... eta) {
        double first = eta[0] + 1;
        return -first * first / (4 * eta[1]) - 0.5 * Math.log(-2 * eta[1]);
    }

    // ∇A = (μ, μ² + σ²)
    @Override
    protected double[] mean(double... eta) {
        double location = -0.5 * (eta[0] + 1) / eta[1];
        return new double[] {location, location * location - 0.5 / eta[1]};
    }

    // (log x − μ, (log x − μ)(log x + μ) − σ²): the difference of squares would lose digits far from x = 1
    @Override
    protected double[] residual(double x, double... eta) {
        double location = -0.5 * (eta[0] + 1) / eta[1];
        double deviation = Math.log(x) - location;
        return new double[] {deviation, deviation * (Math.log(x) + location) + 0.5 / eta[1]};
    }

    // ∇²A = ((σ², 2μσ²), (2μσ², 4μ²σ² + 2σ⁴))
    @Override
    protected double[] fisher(double... eta) {
        double variance = -0.5 / eta[1];
        double location = (eta[0] + 1) * variance;
        double mixed = 2 * location * variance;
        return new double[] {variance, mixed, mixed, 2 * location * mixed + 2 * variance * variance};
    }

    @Override
    protected double[] usual(double... eta) {
        double variance = -0.5 / eta[1];
        return new double[] {(eta[0] + 1) * variance, variance};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {usual[0] / usual[1] - 1, -0.5 / usual[1]};
    }

    // σ² = m₂ − m₁²
    @Override
    protected double[] fromMean(double... mean) {
        return fromUsual(mean[0], Math.fma(-mean[0], mean[0], mean[1]));
    }

    @Override
    protected Product variable(double... eta) {
        double variance = -0.5 / eta[1];
        return new Product((eta[0] + 1) * variance, variance);
    }

    /** Usual parameters μ and σ² of log x. */
    record Product(double mean, double variance) implements Variable.Continuous {
        @Override
        public double logDensity(double x) {
            if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
            double log = Math.log(x);
            double deviation = log - mean;
            return -log - 0.5 * (LOG_TWO_PI + Math.log(variance) + deviation * deviation / variance);
        }

        // H = μ + ½ log 2πeσ²
        @Override
        public double entropy() {
            return mean + 0.5 * (LOG_TWO_PI + 1 + Math.log(variance));
        }

        @Override
        public double slope(double x) {
            return -(1 + (Math.log(x) - mean) / variance) / x;
        }

        @Override
        public double sample(UniformRandomProvider random) {
            double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
            return Math.exp(mean + Math.sqrt(variance) * normal);
        }
    }
}
