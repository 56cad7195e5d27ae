package org.entropysum.family;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * D independent Laplace variables around a known location m with scales b:
 * \( \eta = -1/b \), \( T = |x - m| \), \( A = \sum_d \log 2 b_d \), h = 1.
 */
public final class LaplaceScale extends ContinuousRowwiseFamily implements SmoothedFamily {
    private final double[] location;

    private LaplaceScale(double[] location) {
        super(location.length, location.length);
        this.location = location;
    }

    /**
     * The family around zero.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static LaplaceScale of(int size) {
        return new LaplaceScale(new double[size]);
    }

    /**
     * The family around a known location.
     *
     * @param location m, D finite numbers
     * @return the family
     */
    public static LaplaceScale around(double... location) {
        for (double m : location) {
            if (!Double.isFinite(m)) {
                throw new IllegalArgumentException("the location must be finite, not " + m);
            }
        }
        return new LaplaceScale(location.clone());
    }

    @Override
    public String name() {
        return "Laplace";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log rates", location.length, SeparableChart.Range.NEGATIVE);
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(0);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        for (int i = 0; i < location.length; i++) {
            t[tAt + i] = Math.abs(x[at + i] - location[i]);
        }
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        for (int i = at; i < at + location.length; i++) {
            if (!(eta[i] < 0 && Double.isFinite(eta[i]))) {
                return false;
            }
        }
        return true;
    }

    // A = Σ log(−2/η)
    @Override
    protected double logPartition(double[] eta, int at) {
        double sum = 0;
        for (int i = at; i < at + location.length; i++) {
            sum += Math.log(2) - Math.log(-eta[i]);
        }
        return sum;
    }

    // ∇A = −1/η
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        for (int i = 0; i < location.length; i++) {
            mean[meanAt + i] = -1 / eta[at + i];
        }
    }

    // ∇²A = b²
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        int d = location.length;
        for (int i = 0; i < d; i++) {
            fisher[fisherAt + i * d + i] = 1 / eta[at + i] / eta[at + i];
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(location.length, "scale");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        meanParameters(eta, at, usual, usualAt);
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < location.length; i++) {
            eta[etaAt + i] = -1 / usual[at + i];
        }
    }

    // m = b
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(mean, at, eta, etaAt);
    }

    @Override
    protected DoubleExponential distribution(double[] eta, int at) {
        double[] scale = new double[location.length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = -1 / eta[at + i];
        }
        return new DoubleExponential(location, scale);
    }

    // E|x − m| of a normal x, through its part beyond m
    @Override
    public INDArray expectedStatistics(INDArray mean, INDArray variance) {
        Matrix expected = events(mean);
        double[] variances = events(variance).values();
        for (int i = 0; i < variances.length; i++) {
            double centre = expected.values()[i] - location[i % location.length];
            expected.values()[i] = FoldedNormal.meanByExcess(centre, Math.sqrt(variances[i]));
        }
        return expected.toArray();
    }

    // −Σ log 2b + E|x − m|/b
    @Override
    public INDArray expectedLogDensity(INDArray eta, INDArray mean, INDArray variance) {
        Matrix means = events(mean);
        Matrix variances = events(variance);
        double[] scale = distribution(Matrix.copyOf(eta).values(), 0).scale();
        Matrix log = Matrix.zeros(means.rows(), 1);
        for (int row = 0; row < means.rows(); row++) {
            for (int i = 0; i < scale.length; i++) {
                double expected = FoldedNormal.mean(means.get(row, i) - location[i], Math.sqrt(variances.get(row, i)));
                log.add(row, 0, -Math.log(2 * scale[i]) - expected / scale[i]);
            }
        }
        return log.toArray();
    }

    @Override
    public INDArray expectedEventGradient(INDArray eta, INDArray mean, INDArray variance) {
        int d = location.length;
        Matrix means = events(mean);
        Matrix variances = events(variance);
        double[] scale = distribution(Matrix.copyOf(eta).values(), 0).scale();
        Matrix gradient = Matrix.zeros(means.rows(), 2 * d);
        for (int row = 0; row < means.rows(); row++) {
            for (int i = 0; i < d; i++) {
                double centre = means.get(row, i) - location[i];
                double deviation = Math.sqrt(variances.get(row, i));
                gradient.set(row, i, -FoldedNormal.byMean(centre, deviation) / scale[i]);
                gradient.set(row, d + i, -FoldedNormal.byVariance(centre, deviation) / scale[i]);
            }
        }
        return gradient.toArray();
    }

    /** Usual parameter b beside the known location m. */
    record DoubleExponential(double[] location, double[] scale) implements Distribution.Continuous {
        @Override
        public double logDensity(double[] x, int at) {
            double sum = 0;
            for (int i = 0; i < scale.length; i++) {
                sum -= Math.log(2 * scale[i]) + Math.abs(x[at + i] - location[i]) / scale[i];
            }
            return sum;
        }

        @Override
        public double entropy() {
            double sum = 0;
            for (double b : scale) {
                sum += 1 + Math.log(2 * b);
            }
            return sum;
        }

        @Override
        public void eventGradient(double[] x, int at, double[] gradient) {
            for (int i = 0; i < scale.length; i++) {
                gradient[at + i] = Math.signum(location[i] - x[at + i]) / scale[i];
            }
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            var exponential = ZigguratSampler.Exponential.of(random);
            for (int i = 0; i < scale.length; i++) {
                double deviation = scale[i] * exponential.sample();
                x[at + i] = location[i] + (random.nextBoolean() ? deviation : -deviation);
            }
        }
    }
}
