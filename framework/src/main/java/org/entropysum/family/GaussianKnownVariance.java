package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Gaussian whose variance is known and no parameter, \( N(x; \mu, \sigma^2 I) \) on \( \mathbb{R}^D \):
 * \( \eta = \mu/\sigma^2 \), \( T = x \), \( A = \tfrac12 \sigma^2 \eta^\top\eta \), \( h = N(x; 0, \sigma^2 I) \). The base
 * measure varies, so the entropy is the pseudo entropy \( \tilde H = -\mu^\top\mu / 2\sigma^2 \).
 */
public final class GaussianKnownVariance extends ContinuousRowwiseFamily {
    private final int d;
    private final double variance;

    private GaussianKnownVariance(int d, double variance) {
        super(d, d);
        this.d = d;
        this.variance = variance;
    }

    /**
     * The family on \( \mathbb{R}^D \).
     *
     * @param size D, at least 1
     * @param variance σ², positive
     * @return the family
     */
    public static GaussianKnownVariance of(int size, double variance) {
        if (variance > 0 && variance < Double.POSITIVE_INFINITY) {
            return new GaussianKnownVariance(size, variance);
        }
        throw new IllegalArgumentException("the variance must be positive and finite, not " + variance);
    }

    @Override
    public String name() {
        return "Gaussian of known variance";
    }

    @Override
    public ParameterChart parameterChart() {
        return new KnownVarianceChart(d, variance);
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Varying((x, at) -> {
            double squares = 0;
            for (int i = at; i < at + d; i++) {
                squares += x[i] * x[i];
            }
            return -0.5 * (squares / variance + d * (LOG_TWO_PI + Math.log(variance)));
        });
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        System.arraycopy(x, at, t, tAt, d);
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        for (int i = at; i < at + d; i++) {
            if (!Double.isFinite(eta[i])) {
                return false;
            }
        }
        return true;
    }

    // A = ½σ² ηᵀη
    @Override
    protected double logPartition(double[] eta, int at) {
        double squares = 0;
        for (int i = at; i < at + d; i++) {
            squares += eta[i] * eta[i];
        }
        return 0.5 * variance * squares;
    }

    // ∇A = σ²η
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        for (int i = 0; i < d; i++) {
            mean[meanAt + i] = variance * eta[at + i];
        }
    }

    // ∇²A = σ² I
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        for (int i = 0; i < d; i++) {
            fisher[fisherAt + i * d + i] = variance;
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(d, "mean");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        meanParameters(eta, at, usual, usualAt);
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < d; i++) {
            eta[etaAt + i] = usual[at + i] / variance;
        }
    }

    // m = μ
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(mean, at, eta, etaAt);
    }

    @Override
    protected Shifted distribution(double[] eta, int at) {
        double[] location = new double[d];
        for (int i = 0; i < d; i++) {
            location[i] = variance * eta[at + i];
        }
        return new Shifted(location, variance);
    }

    /** Usual parameter μ beside the known σ². */
    record Shifted(double[] mean, double variance) implements Distribution.Continuous {
        @Override
        public double logDensity(double[] x, int at) {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                double deviation = x[at + i] - mean[i];
                sum -= 0.5 * (LOG_TWO_PI + Math.log(variance) + deviation * deviation / variance);
            }
            return sum;
        }

        @Override
        public double entropy() {
            double squares = 0;
            for (double m : mean) {
                squares += m * m;
            }
            return -0.5 * squares / variance;
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
