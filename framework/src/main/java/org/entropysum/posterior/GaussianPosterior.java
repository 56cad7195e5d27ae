package org.entropysum.posterior;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import java.util.List;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gaussians with full covariance, \( q^{(n)} = N(\nu^{(n)}, L^{(n)} L^{(n)\top}) \). Coordinates of one distribution: the H
 * means, the H logarithms of the diagonal of L, and the strictly lower part of U in \( L = \mathrm{diag}(e^l)\,U \), row by
 * row.
 */
public final class GaussianPosterior implements GaussianMarginals {
    private final Matrix mean;
    private final Matrix factor;
    private final int firstRow;

    private GaussianPosterior(Matrix mean, Matrix factor, int firstRow) {
        this.mean = mean;
        this.factor = factor;
        this.firstRow = firstRow;
    }

    /**
     * Gaussians with the given means and Cholesky factors.
     *
     * @param mean ν, {@code [B, H]}
     * @param factor L, lower triangular and row by row, {@code [B, H·H]}, or {@code [1, H·H]} for all
     * @param firstRow the identity of the first data point, by which random draws are frozen
     * @return the distributions
     */
    public static GaussianPosterior of(Matrix mean, Matrix factor, int firstRow) {
        int h = mean.columns();
        if (factor.columns() != h * h || (factor.rows() != 1 && factor.rows() != mean.rows())) {
            throw new IllegalArgumentException("factors of shape [" + factor.rows() + ", " + factor.columns()
                    + "] do not fit means of shape [" + mean.rows() + ", " + h + "]");
        }
        return new GaussianPosterior(mean, factor, firstRow);
    }

    /**
     * The kind of distributions, for free and amortized families.
     *
     * @param latentSize H
     * @return parts {@code posterior mean}, {@code posterior log scale} and {@code posterior correlation}
     */
    public static Coordinates coordinates(int latentSize) {
        int lower = latentSize * (latentSize - 1) / 2;
        return new Coordinates(
                List.of(
                        new Coordinates.Part("posterior mean", latentSize, Coordinates.Kind.POSITION),
                        new Coordinates.Part("posterior log scale", latentSize, Coordinates.Kind.LOG_SCALE),
                        new Coordinates.Part("posterior correlation", lower, Coordinates.Kind.SHAPE)),
                false,
                (values, firstRow) -> of(values.columns(0, latentSize), factors(values, latentSize), firstRow));
    }

    // L = diag(eˡ) U
    private static Matrix factors(Matrix coordinates, int h) {
        Matrix factor = Matrix.zeros(coordinates.rows(), h * h);
        for (int n = 0; n < coordinates.rows(); n++) {
            int lower = 2 * h;
            for (int i = 0; i < h; i++) {
                double scale = Math.exp(coordinates.get(n, h + i));
                for (int j = 0; j < i; j++) {
                    factor.set(n, i * h + j, scale * coordinates.get(n, lower++));
                }
                factor.set(n, i * h + i, scale);
            }
        }
        return factor;
    }

    /**
     * The means.
     *
     * @return ν, {@code [B, H]}
     */
    public INDArray mean() {
        return mean.toArray();
    }

    private int h() {
        return mean.columns();
    }

    private int factorAt(int row) {
        return factor.rows() == 1 ? 0 : row * h() * h();
    }

    private Cholesky choleskyAt(int row) {
        int at = factorAt(row);
        return Cholesky.ofFactor(Matrix.over(Arrays.copyOfRange(factor.values(), at, at + h() * h()), h(), h()));
    }

    // H/2 log 2πe + Σ log L_hh
    @Override
    public INDArray entropy() {
        Matrix entropy = Matrix.zeros(mean.rows(), 1);
        for (int n = 0; n < mean.rows(); n++) {
            double sum = 0.5 * h() * (LOG_TWO_PI + 1);
            for (int i = 0; i < h(); i++) {
                sum += Math.log(factor.values()[factorAt(n) + i * h() + i]);
            }
            entropy.set(n, 0, sum);
        }
        return entropy.toArray();
    }

    @Override
    public Nodes nodes(Expectation rule) {
        return StandardNormalRule.of(rule, h()).nodes(firstRow, mean.rows(), h(), this::place);
    }

    // z = ν + L ξ
    private void place(int n, double[] standard, int from, double[] z, int to) {
        for (int i = 0; i < h(); i++) {
            double sum = mean.get(n, i);
            for (int j = 0; j <= i; j++) {
                sum += factor.values()[factorAt(n) + i * h() + j] * standard[from + j];
            }
            z[to + i] = sum;
        }
    }

    // −H/2 log 2π − Σ log L_hh − ½ |L⁻¹(z − ν)|²
    @Override
    public Matrix logDensity(Nodes nodes) {
        Matrix log = Matrix.zeros(mean.rows(), nodes.weight().columns());
        for (int n = 0; n < mean.rows(); n++) {
            Cholesky cholesky = choleskyAt(n);
            for (int s = 0; s < log.columns(); s++) {
                double[] white = nodes.z().row(nodes.row(n, s)).values();
                for (int i = 0; i < h(); i++) {
                    white[i] -= mean.get(n, i);
                }
                double sum = h() * LOG_TWO_PI + cholesky.logDeterminant();
                for (double w : cholesky.solveLower(white)) {
                    sum += w * w;
                }
                log.set(n, s, -0.5 * sum);
            }
        }
        return log;
    }

    @Override
    public Matrix marginalMean() {
        return mean.columns(0, h());
    }

    // Σ_j L_ij²
    @Override
    public Matrix marginalVariance() {
        Matrix variance = Matrix.zeros(mean.rows(), h());
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < h(); i++) {
                for (int j = 0; j <= i; j++) {
                    double entry = factor.values()[factorAt(n) + i * h() + j];
                    variance.add(n, i, entry * entry);
                }
            }
        }
        return variance;
    }

    // ∂/∂L_ij = 2 L_ij ∂/∂v_i
    @Override
    public Matrix marginalGradient(Matrix byMean, Matrix byVariance) {
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * h() + h() * (h() - 1) / 2);
        gradient.setColumns(0, byMean);
        for (int n = 0; n < mean.rows(); n++) {
            Matrix byFactor = factorOf(n);
            for (int i = 0; i < byFactor.values().length; i++) {
                byFactor.values()[i] *= 2 * byVariance.get(n, i / h());
            }
            addFactor(byFactor, n, 0, gradient);
        }
        return gradient;
    }

    private Matrix factorOf(int n) {
        int at = factorAt(n);
        return Matrix.over(Arrays.copyOfRange(factor.values(), at, at + h() * h()), h(), h());
    }

    // tr G L Lᵀ = Σ (G L) ∘ L
    @Override
    public Matrix expectedSquares(Matrix gram) {
        Matrix squares = Matrix.zeros(mean.rows(), 1);
        for (int n = 0; n < mean.rows(); n++) {
            Matrix lower = factorOf(n);
            double[] product = gram.times(lower).values();
            for (int i = 0; i < product.length; i++) {
                squares.add(n, 0, product[i] * lower.values()[i]);
            }
        }
        return squares;
    }

    // ∂/∂L = 2 G L
    @Override
    public Matrix expectedSquaresGradient(Matrix gram) {
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * h() + h() * (h() - 1) / 2);
        for (int n = 0; n < mean.rows(); n++) {
            addFactor(gram.times(factorOf(n)).scale(2), n, 0, gradient);
        }
        return gradient;
    }

    @Override
    public Matrix covarianceSum() {
        Matrix sum = Matrix.zeros(h(), h());
        for (int n = 0; n < mean.rows(); n++) {
            Matrix lower = factorOf(n);
            sum.addScaled(1, lower.times(lower.transpose()));
        }
        return sum;
    }

    // ∂H/∂l = 1
    @Override
    public Matrix entropyGradient() {
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * h() + h() * (h() - 1) / 2);
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < h(); i++) {
                gradient.set(n, h() + i, 1);
            }
        }
        return gradient;
    }

    @Override
    public boolean movesNodes() {
        return true;
    }

    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        int s = cotangent.nodes().weight().columns();
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * h() + h() * (h() - 1) / 2);
        for (int n = 0; n < mean.rows(); n++) {
            Matrix byFactor = Matrix.zeros(h(), h());
            Cholesky cholesky = choleskyAt(n);
            for (int k = n * s; k < (n + 1) * s; k++) {
                addNode(cotangent, k, n, cholesky, byFactor, gradient);
            }
            addFactor(byFactor, n, cotangent.perDatum(), gradient);
        }
        return gradient;
    }

    // ∂/∂ν = Σ G, ∂/∂L = Σ G ξᵀ with ξ = L⁻¹(z − ν)
    private void addNode(
            NodeCotangent cotangent, int node, int n, Cholesky cholesky, Matrix byFactor, Matrix gradient) {
        double[] standard = new double[h()];
        for (int i = 0; i < h(); i++) {
            standard[i] = cotangent.nodes().z().get(node, i) - mean.get(n, i);
        }
        cholesky.solveLower(standard);
        for (int i = 0; i < h(); i++) {
            double g = cotangent.latents().get(node, i);
            gradient.add(n, i, g);
            for (int j = 0; j <= i; j++) {
                byFactor.add(i, j, g * standard[j]);
            }
        }
    }

    // L = diag(eˡ) U: ∂/∂l_i = Σ_j L_ij ∂/∂L_ij (and 1 from the entropy), ∂/∂U_ij = e^{l_i} ∂/∂L_ij
    private void addFactor(Matrix byFactor, int n, double perDatum, Matrix gradient) {
        int h = h();
        int lower = 2 * h;
        for (int i = 0; i < h; i++) {
            double byLog = perDatum;
            for (int j = 0; j <= i; j++) {
                byLog += byFactor.get(i, j) * factor.values()[factorAt(n) + i * h + j];
                if (j < i) {
                    gradient.set(n, lower++, byFactor.get(i, j) * factor.values()[factorAt(n) + i * h + i]);
                }
            }
            gradient.set(n, h + i, byLog);
        }
    }

    // ν_h and row h of L grow alike
    @Override
    public GaussianPosterior rescale(double[] rates, double time) {
        Matrix scaledMean = mean.columns(0, h());
        Matrix scaledFactor = factor.columns(0, h() * h());
        for (int i = 0; i < h(); i++) {
            double growth = Math.exp(rates[i] * time);
            for (int n = 0; n < mean.rows(); n++) {
                scaledMean.set(n, i, growth * mean.get(n, i));
            }
            for (int n = 0; n < factor.rows(); n++) {
                for (int j = 0; j < h(); j++) {
                    scaledFactor.set(n, i * h() + j, growth * factor.get(n, i * h() + j));
                }
            }
        }
        return new GaussianPosterior(scaledMean, scaledFactor, firstRow);
    }
}
