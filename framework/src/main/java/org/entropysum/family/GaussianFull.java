package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;

/**
 * The Gaussian with full covariance, \( N(x; \mu, \Sigma) \) on \( \mathbb{R}^D \):
 * \( \eta = (\Sigma^{-1}\mu, -\tfrac12 \Sigma^{-1}) \), \( T = (x, x x^\top) \) (matrices row by row, so L = D + D²),
 * \( A = \tfrac12 \mu^\top \Sigma^{-1} \mu + \tfrac12 \log\det\Sigma \), \( h = (2\pi)^{-D/2} \).
 */
public final class GaussianFull extends ContinuousRowwiseFamily {
    private static final String PRECISION = "precision of the full Gaussian";

    private static final String COVARIANCE = "covariance of the full Gaussian";

    private final int d;

    private GaussianFull(int d) {
        super(d, d + d * d);
        this.d = d;
    }

    /**
     * The family on \( \mathbb{R}^D \).
     *
     * @param size D, at least 1
     * @return the family
     */
    public static GaussianFull of(int size) {
        return new GaussianFull(size);
    }

    @Override
    public String name() {
        return "full Gaussian";
    }

    @Override
    public ParameterChart parameterChart() {
        return new CholeskyChart(d);
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(-0.5 * d * LOG_TWO_PI);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        for (int i = 0; i < d; i++) {
            t[tAt + i] = x[at + i];
            for (int j = 0; j < d; j++) {
                t[tAt + d + i * d + j] = x[at + i] * x[at + j];
            }
        }
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        try {
            precision(eta, at);
            return Double.isFinite(logPartition(eta, at));
        } catch (NumericFailure notPositiveDefinite) {
            return false;
        }
    }

    // A = −¼ η₁ᵀ η₂⁻¹ η₁ − ½ log det(−2η₂), through the eigenvalues of −2η₂ scaled to a unit diagonal: columns may have
    // units of any size
    @Override
    protected double logPartition(double[] eta, int at) {
        double[] root = new double[d];
        for (int i = 0; i < d; i++) {
            root[i] = Math.sqrt(-2 * eta[at + d + i * d + i]);
        }
        SymmetricEigen eigen = SymmetricEigen.of(unitDiagonal(eta, at + d, root));
        double sum = 0;
        for (int k = 0; k < d; k++) {
            double projection = 0;
            for (int i = 0; i < d; i++) {
                projection += eigen.vectors().get(i, k) * eta[at + i] / root[i];
            }
            double value = eigen.values()[k];
            sum += 0.5 * projection * projection / value - 0.5 * Math.log(value) - Math.log(root[k]);
        }
        return sum;
    }

    private Matrix unitDiagonal(double[] eta, int at, double[] root) {
        Matrix scaled = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                scaled.set(i, j, -2 * eta[at + i * d + j] / root[i] / root[j]);
            }
        }
        return scaled;
    }

    // ∇A = (μ, Σ + μμᵀ)
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        Cholesky precision = precision(eta, at);
        double[] location = precision.solve(Arrays.copyOfRange(eta, at, at + d));
        Matrix covariance = precision.inverse();
        for (int i = 0; i < d; i++) {
            mean[meanAt + i] = location[i];
            for (int j = 0; j < d; j++) {
                mean[meanAt + d + i * d + j] = covariance.get(i, j) + location[i] * location[j];
            }
        }
    }

    // With δ = x − μ: (δ, δδᵀ + δμᵀ + μδᵀ − Σ); xxᵀ − μμᵀ would lose digits far from the origin
    @Override
    protected Residual residual(double[] eta, int at) {
        Cholesky precision = precision(eta, at);
        double[] location = precision.solve(java.util.Arrays.copyOfRange(eta, at, at + d));
        Matrix covariance = precision.inverse();
        return (x, xAt, residual, residualAt) -> {
            for (int i = 0; i < d; i++) {
                double deviation = x[xAt + i] - location[i];
                residual[residualAt + i] = deviation;
                for (int j = 0; j < d; j++) {
                    residual[residualAt + d + i * d + j] =
                            deviation * x[xAt + j] + location[i] * (x[xAt + j] - location[j]) - covariance.get(i, j);
                }
            }
        };
    }

    private Cholesky precision(double[] eta, int at) {
        return Cholesky.of(PRECISION, eta, at + d, d, -2);
    }

    // ∇²A = Cov(x, xxᵀ): Σ; Σ_ij μ_k + Σ_ik μ_j; Σ_ik M_jl + Σ_il M_jk + μ_j μ_k Σ_il + μ_j μ_l Σ_ik, M = Σ + μμᵀ
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        Cholesky precision = precision(eta, at);
        double[] mu = precision.solve(Arrays.copyOfRange(eta, at, at + d));
        new GaussianMoments(mu, precision.inverse()).statisticCovariance(fisher, fisherAt);
    }

    @Override
    public List<String> usualNames() {
        return Stream.concat(UsualNames.numbered("mean", d), UsualNames.square("covariance", d))
                .toList();
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        Cholesky precision = precision(eta, at);
        System.arraycopy(precision.solve(Arrays.copyOfRange(eta, at, at + d)), 0, usual, usualAt, d);
        System.arraycopy(precision.inverse().values(), 0, usual, usualAt + d, d * d);
    }

    // η = (Σ⁻¹μ, −½Σ⁻¹), of Σ the lower triangle
    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        Cholesky covariance = Cholesky.of(COVARIANCE, usual, at + d, d, 1);
        System.arraycopy(covariance.solve(Arrays.copyOfRange(usual, at, at + d)), 0, eta, etaAt, d);
        System.arraycopy(covariance.inverse().scale(-0.5).values(), 0, eta, etaAt + d, d * d);
    }

    // Σ = m₂ − m₁m₁ᵀ
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        double[] usual = Arrays.copyOfRange(mean, at, at + d + d * d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                usual[d + i * d + j] = Math.fma(-usual[i], usual[j], usual[d + i * d + j]);
            }
        }
        naturalFromUsual(usual, 0, eta, etaAt);
    }

    @Override
    protected MultivariateNormal distribution(double[] eta, int at) {
        Cholesky precision = precision(eta, at);
        double[] location = precision.solve(Arrays.copyOfRange(eta, at, at + d));
        return new MultivariateNormal(location, precision, precision.factor());
    }

    /** Usual parameters: μ and the Cholesky factor R of the precision, Σ⁻¹ = R Rᵀ. */
    record MultivariateNormal(double[] mean, Cholesky precision, Matrix factor) implements Distribution.Continuous {
        // −½ (D log 2π + log det Σ + ‖Rᵀ(x − μ)‖²)
        @Override
        public double logDensity(double[] x, int at) {
            int d = mean.length;
            double squares = 0;
            for (int j = 0; j < d; j++) {
                double projection = 0;
                for (int i = j; i < d; i++) {
                    projection += factor.get(i, j) * (x[at + i] - mean[i]);
                }
                squares += projection * projection;
            }
            return -0.5 * (d * LOG_TWO_PI - precision.logDeterminant() + squares);
        }

        // ½ log det 2πeΣ
        @Override
        public double entropy() {
            return 0.5 * (mean.length * Math.log(2 * Math.PI * Math.E) - precision.logDeterminant());
        }

        // −Σ⁻¹(x − μ)
        @Override
        public void eventGradient(double[] x, int at, double[] gradient) {
            int d = mean.length;
            for (int i = 0; i < d; i++) {
                gradient[at + i] = 0;
            }
            for (int j = 0; j < d; j++) {
                double projection = 0;
                for (int i = j; i < d; i++) {
                    projection += factor.get(i, j) * (mean[i] - x[at + i]);
                }
                for (int i = j; i < d; i++) {
                    gradient[at + i] += factor.get(i, j) * projection;
                }
            }
        }

        // x = μ + R⁻ᵀ ε
        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] noise = new double[mean.length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = normal.sample();
            }
            precision.solveUpper(noise);
            for (int i = 0; i < noise.length; i++) {
                x[at + i] = mean[i] + noise[i];
            }
        }
    }
}
