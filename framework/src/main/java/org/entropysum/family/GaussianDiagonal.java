package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Gaussian with diagonal covariance, \( N(x; \mu, \mathrm{diag}\,\sigma^2) \) on \( \mathbb{R}^D \):
 * \( \eta = (\mu/\sigma^2, -1/2\sigma^2) \), \( T = (x, x^2) \),
 * \( A = \sum_d \mu_d^2 / 2\sigma_d^2 + \tfrac12 \log \sigma_d^2 \), \( h = (2\pi)^{-D/2} \).
 */
public final class GaussianDiagonal extends ContinuousRowwiseFamily {
    private final int d;

    private GaussianDiagonal(int d) {
        super(d, 2 * d);
        this.d = d;
    }

    /**
     * The family on \( \mathbb{R}^D \).
     *
     * @param size D, at least 1
     * @return the family
     */
    public static GaussianDiagonal of(int size) {
        return new GaussianDiagonal(size);
    }

    @Override
    public String name() {
        return "diagonal Gaussian";
    }

    @Override
    public ParameterChart parameterChart() {
        return DiagonalChart.gaussian(d, d);
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(-0.5 * d * LOG_TWO_PI);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        for (int i = 0; i < d; i++) {
            t[tAt + i] = x[at + i];
            t[tAt + d + i] = x[at + i] * x[at + i];
        }
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        for (int i = 0; i < d; i++) {
            if (!(Double.isFinite(eta[at + i]) && eta[at + d + i] < 0 && Double.isFinite(eta[at + d + i]))) {
                return false;
            }
        }
        return true;
    }

    // A = Σ −η₁²/4η₂ − ½ log(−2η₂)
    @Override
    protected double logPartition(double[] eta, int at) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            double first = eta[at + i];
            double second = eta[at + d + i];
            sum += -first * first / (4 * second) - 0.5 * Math.log(-2 * second);
        }
        return sum;
    }

    // ∇A = (−η₁/2η₂, η₁²/4η₂² − 1/2η₂)
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        for (int i = 0; i < d; i++) {
            double second = eta[at + d + i];
            double location = -0.5 * eta[at + i] / second;
            mean[meanAt + i] = location;
            mean[meanAt + d + i] = location * location - 0.5 / second;
        }
    }

    // (x − m, (x − m)(x + m) − v): the difference of squares would lose digits far from the origin
    @Override
    protected Residual residual(double[] eta, int at) {
        return (x, xAt, residual, residualAt) -> {
            for (int i = 0; i < d; i++) {
                double location = -0.5 * eta[at + i] / eta[at + d + i];
                double deviation = x[xAt + i] - location;
                residual[residualAt + i] = deviation;
                residual[residualAt + d + i] = deviation * (x[xAt + i] + location) + 0.5 / eta[at + d + i];
            }
        };
    }

    // ∇²A = ((σ², 2μσ²), (2μσ², 4μ²σ² + 2σ⁴)) for each column
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        for (int i = 0; i < d; i++) {
            double variance = -0.5 / eta[at + d + i];
            double location = eta[at + i] * variance;
            int first = fisherAt + i * 2 * d + i;
            int second = first + d * 2 * d;
            fisher[first] = variance;
            fisher[first + d] = 2 * location * variance;
            fisher[second] = 2 * location * variance;
            fisher[second + d] = 4 * location * location * variance + 2 * variance * variance;
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(d, "mean", "variance");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        for (int i = 0; i < d; i++) {
            double variance = -0.5 / eta[at + d + i];
            usual[usualAt + i] = eta[at + i] * variance;
            usual[usualAt + d + i] = variance;
        }
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < d; i++) {
            eta[etaAt + i] = usual[at + i] / usual[at + d + i];
            eta[etaAt + d + i] = -0.5 / usual[at + d + i];
        }
    }

    // σ² = m₂ − m₁²
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        for (int i = 0; i < d; i++) {
            double variance = Math.fma(-mean[at + i], mean[at + i], mean[at + d + i]);
            eta[etaAt + i] = mean[at + i] / variance;
            eta[etaAt + d + i] = -0.5 / variance;
        }
    }

    @Override
    protected Normal distribution(double[] eta, int at) {
        double[] location = new double[d];
        double[] variance = new double[d];
        for (int i = 0; i < d; i++) {
            variance[i] = -0.5 / eta[at + d + i];
            location[i] = eta[at + i] * variance[i];
        }
        return new Normal(location, variance);
    }

    /** Usual parameters μ, σ². */
    record Normal(double[] mean, double[] variance) implements Distribution.Continuous {
        @Override
        public double logDensity(double[] x, int at) {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                double deviation = x[at + i] - mean[i];
                sum -= 0.5 * (LOG_TWO_PI + Math.log(variance[i]) + deviation * deviation / variance[i]);
            }
            return sum;
        }

        @Override
        public double entropy() {
            double sum = 0;
            for (double v : variance) {
                sum += 0.5 * Math.log(2 * Math.PI * Math.E * v);
            }
            return sum;
        }

        @Override
        public void eventGradient(double[] x, int at, double[] gradient) {
            for (int i = 0; i < mean.length; i++) {
                gradient[at + i] = (mean[i] - x[at + i]) / variance[i];
            }
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            for (int i = 0; i < mean.length; i++) {
                x[at + i] = mean[i] + Math.sqrt(variance[i]) * normal.sample();
            }
        }
    }
}
