package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Gaussian with one variance for all directions, \( N(x; \mu, \sigma^2 I) \) on \( \mathbb{R}^D \):
 * \( \eta = (\mu/\sigma^2, -1/2\sigma^2) \), \( T = (x, x^\top x) \) (so L = D + 1),
 * \( A = \mu^\top\mu / 2\sigma^2 + \tfrac{D}{2} \log\sigma^2 \), \( h = (2\pi)^{-D/2} \).
 */
public final class GaussianSpherical extends ContinuousRowwiseFamily {
    private final int d;

    private GaussianSpherical(int d) {
        super(d, d + 1);
        this.d = d;
    }

    /**
     * The family on \( \mathbb{R}^D \).
     *
     * @param size D, at least 1
     * @return the family
     */
    public static GaussianSpherical of(int size) {
        return new GaussianSpherical(size);
    }

    @Override
    public String name() {
        return "spherical Gaussian";
    }

    @Override
    public ParameterChart parameterChart() {
        return DiagonalChart.gaussian(d, 1);
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(-0.5 * d * LOG_TWO_PI);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        System.arraycopy(x, at, t, tAt, d);
        t[tAt + d] = squares(x, at, d);
    }

    private static double squares(double[] values, int at, int size) {
        double sum = 0;
        for (int i = at; i < at + size; i++) {
            sum += values[i] * values[i];
        }
        return sum;
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        for (int i = at; i <= at + d; i++) {
            if (!Double.isFinite(eta[i])) {
                return false;
            }
        }
        return eta[at + d] < 0;
    }

    // A = −‖η₁‖²/4η₂ − ½D log(−2η₂)
    @Override
    protected double logPartition(double[] eta, int at) {
        double second = eta[at + d];
        double sum = 0;
        for (int i = at; i < at + d; i++) {
            sum -= eta[i] / (4 * second) * eta[i];
        }
        return sum - 0.5 * d * Math.log(-2 * second);
    }

    // ∇A = (μ, ‖μ‖² + Dσ²)
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        for (int i = 0; i < d; i++) {
            mean[meanAt + i] = -0.5 * eta[at + i] / eta[at + d];
        }
        mean[meanAt + d] = squares(mean, meanAt, d) - 0.5 * d / eta[at + d];
    }

    // (x − μ, (x − μ)ᵀ(x + μ) − Dσ²): the difference of squares would lose digits far from the origin
    @Override
    protected Residual residual(double[] eta, int at) {
        return (x, xAt, residual, residualAt) -> {
            double last = 0.5 * d / eta[at + d];
            for (int i = 0; i < d; i++) {
                double location = -0.5 * eta[at + i] / eta[at + d];
                double deviation = x[xAt + i] - location;
                residual[residualAt + i] = deviation;
                last += deviation * (x[xAt + i] + location);
            }
            residual[residualAt + d] = last;
        };
    }

    // ∇²A = ((σ²I, 2σ²μ), (2σ²μᵀ, 4σ²‖μ‖² + 2Dσ⁴))
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        double variance = -0.5 / eta[at + d];
        int last = fisherAt + d * (d + 1);
        for (int i = 0; i < d; i++) {
            double location = eta[at + i] * variance;
            fisher[fisherAt + i * (d + 1) + i] = variance;
            fisher[fisherAt + i * (d + 1) + d] = 2 * variance * location;
            fisher[last + i] = 2 * variance * location;
            fisher[last + d] += 4 * variance * location * location;
        }
        fisher[last + d] += 2 * d * variance * variance;
    }

    @Override
    public List<String> usualNames() {
        return Stream.concat(UsualNames.numbered("mean", d), Stream.of("variance"))
                .toList();
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        double variance = -0.5 / eta[at + d];
        for (int i = 0; i < d; i++) {
            usual[usualAt + i] = eta[at + i] * variance;
        }
        usual[usualAt + d] = variance;
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < d; i++) {
            eta[etaAt + i] = usual[at + i] / usual[at + d];
        }
        eta[etaAt + d] = -0.5 / usual[at + d];
    }

    // σ² = (m₂ − ‖m₁‖²)/D
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        double rest = mean[at + d];
        for (int i = 0; i < d; i++) {
            rest = Math.fma(-mean[at + i], mean[at + i], rest);
        }
        for (int i = 0; i < d; i++) {
            eta[etaAt + i] = mean[at + i] / rest * d;
        }
        eta[etaAt + d] = -0.5 / rest * d;
    }

    @Override
    protected Sphere distribution(double[] eta, int at) {
        double variance = -0.5 / eta[at + d];
        double[] location = new double[d];
        for (int i = 0; i < d; i++) {
            location[i] = eta[at + i] * variance;
        }
        return new Sphere(location, variance);
    }

    /** Usual parameters μ and σ². */
    record Sphere(double[] mean, double variance) implements Distribution.Continuous {
        // −½ (D log 2πσ² + ‖x − μ‖²/σ²)
        @Override
        public double logDensity(double[] x, int at) {
            double squares = 0;
            for (int i = 0; i < mean.length; i++) {
                double deviation = x[at + i] - mean[i];
                squares += deviation * deviation / variance;
            }
            return -0.5 * (mean.length * (LOG_TWO_PI + Math.log(variance)) + squares);
        }

        // H = ½ D log 2πeσ²
        @Override
        public double entropy() {
            return 0.5 * mean.length * Math.log(2 * Math.PI * Math.E * variance);
        }

        @Override
        public void eventGradient(double[] x, int at, double[] gradient) {
            for (int i = 0; i < mean.length; i++) {
                gradient[at + i] = (mean[i] - x[at + i]) / variance;
            }
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            for (int i = 0; i < mean.length; i++) {
                x[at + i] = mean[i] + Math.sqrt(variance) * normal.sample();
            }
        }
    }
}
