package org.entropysum.posterior;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gaussians with full covariance, \( q^{(n)} = N(\nu^{(n)}, L^{(n)} L^{(n)\top}) \). Coordinates of one distribution: the H
 * means, the H logarithms of the diagonal of L, and the strictly lower part of U in \( L = \mathrm{diag}(e^l)\,U \), row by
 * row.
 */
public final class GaussianPosterior implements Posterior {
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
        StandardNormalRule standard = StandardNormalRule.of(rule, h());
        int s = standard.size();
        Matrix z = Matrix.zeros(mean.rows() * s, h());
        Matrix weight = Matrix.zeros(mean.rows(), s);
        for (int n = 0; n < mean.rows(); n++) {
            Matrix points = standard.points(firstRow + n);
            for (int k = 0; k < s; k++) {
                place(points.values(), k * h(), n, z.values(), (n * s + k) * h());
                weight.set(n, k, standard.weight(k));
            }
        }
        return new Nodes.PerDatum(z, weight);
    }

    // z = ν + L ξ
    private void place(double[] standard, int from, int n, double[] z, int to) {
        for (int i = 0; i < h(); i++) {
            double sum = mean.get(n, i);
            for (int j = 0; j <= i; j++) {
                sum += factor.values()[factorAt(n) + i * h() + j] * standard[from + j];
            }
            z[to + i] = sum;
        }
    }

    @Override
    public boolean movesNodes() {
        return true;
    }

    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        int s = cotangent.nodes().weight().columns();
        Matrix gradient = Matrix.zeros(mean.rows(), coordinates(h()));
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

    /** The number of coordinates of one distribution. */
    static int coordinates(int h) {
        return 2 * h + h * (h - 1) / 2;
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
