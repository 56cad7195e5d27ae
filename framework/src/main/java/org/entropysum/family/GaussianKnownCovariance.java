package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The Gaussian whose covariance is known and no parameter, \( N(x; \mu, \Sigma) \) on \( \mathbb{R}^D \):
 * \( \eta = \Sigma^{-1}\mu \), \( T = x \), \( A = \tfrac12 \eta^\top\Sigma\eta \), \( h = N(x; 0, \Sigma) \). The base measure
 * varies, so the entropy is the pseudo entropy \( \tilde H = -\tfrac12 \mu^\top\Sigma^{-1}\mu \).
 */
public final class GaussianKnownCovariance extends ContinuousRowwiseFamily {
    private final int d;
    private final Matrix covariance;
    private final Cholesky cholesky;
    private final Matrix factor;

    private GaussianKnownCovariance(Matrix covariance) {
        super(covariance.rows(), covariance.rows());
        this.d = covariance.rows();
        this.covariance = covariance;
        this.cholesky = Cholesky.of("known covariance of the Gaussian", covariance);
        this.factor = cholesky.factor();
    }

    /**
     * The family on \( \mathbb{R}^D \).
     *
     * @param covariance Σ, symmetric and positive definite, {@code [D, D]}
     * @return the family
     * @throws org.entropysum.numeric.NumericFailure if Σ is not positive definite
     */
    public static GaussianKnownCovariance of(INDArray covariance) {
        Matrix matrix = Matrix.copyOf(covariance);
        if (matrix.rows() == matrix.columns() && isSymmetric(matrix)) {
            return new GaussianKnownCovariance(matrix);
        }
        throw new IllegalArgumentException(
                "the covariance must be square and symmetric, not " + Arrays.toString(covariance.shape()));
    }

    private static boolean isSymmetric(Matrix matrix) {
        return Arrays.equals(matrix.values(), matrix.transpose().values());
    }

    @Override
    public String name() {
        return "Gaussian of known covariance";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("scaled means", eventSize(), SeparableChart.Range.REAL);
    }

    @Override
    public BaseMeasure baseMeasure() {
        Shifted center = new Shifted(new double[d], cholesky, factor);
        return new BaseMeasure.Varying(center::logDensity);
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

    // A = ½ ηᵀΣη
    @Override
    protected double logPartition(double[] eta, int at) {
        double[] location = times(eta, at);
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += 0.5 * eta[at + i] * location[i];
        }
        return sum;
    }

    private double[] times(double[] eta, int at) {
        double[] product = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                product[i] += covariance.get(i, j) * eta[at + j];
            }
        }
        return product;
    }

    // ∇A = Ση
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        System.arraycopy(times(eta, at), 0, mean, meanAt, d);
    }

    // ∇²A = Σ
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        System.arraycopy(covariance.values(), 0, fisher, fisherAt, d * d);
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
        System.arraycopy(cholesky.solve(Arrays.copyOfRange(usual, at, at + d)), 0, eta, etaAt, d);
    }

    // m = μ
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(mean, at, eta, etaAt);
    }

    @Override
    protected Shifted distribution(double[] eta, int at) {
        return new Shifted(times(eta, at), cholesky, factor);
    }

    /** Usual parameter μ beside the known Σ = L Lᵀ. */
    record Shifted(double[] mean, Cholesky cholesky, Matrix factor) implements Distribution.Continuous {
        // −½ (D log 2π + log det Σ + ‖L⁻¹(x − μ)‖²)
        @Override
        public double logDensity(double[] x, int at) {
            double constant = mean.length * LOG_TWO_PI + cholesky.logDeterminant();
            return -0.5 * (constant + squares(cholesky.solveLower(deviation(x, at))));
        }

        private double[] deviation(double[] x, int at) {
            double[] deviation = new double[mean.length];
            for (int i = 0; i < mean.length; i++) {
                deviation[i] = x[at + i] - mean[i];
            }
            return deviation;
        }

        private static double squares(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value * value;
            }
            return sum;
        }

        // H̃ = −½ ‖L⁻¹μ‖²
        @Override
        public double entropy() {
            return -0.5 * squares(cholesky.solveLower(mean.clone()));
        }

        // −Σ⁻¹(x − μ)
        @Override
        public void eventGradient(double[] x, int at, double[] gradient) {
            double[] solved = cholesky.solve(deviation(x, at));
            for (int i = 0; i < mean.length; i++) {
                gradient[at + i] = -solved[i];
            }
        }

        // x = μ + L ε
        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            System.arraycopy(mean, 0, x, at, mean.length);
            for (int j = 0; j < mean.length; j++) {
                double noise = normal.sample();
                for (int i = j; i < mean.length; i++) {
                    x[at + i] += factor.get(i, j) * noise;
                }
            }
        }
    }
}
