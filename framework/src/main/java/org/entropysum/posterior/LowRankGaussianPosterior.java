package org.entropysum.posterior;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.List;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gaussians whose covariance is a diagonal plus R columns,
 * \( q^{(n)} = N(\nu, \delta (I + U U^\top) \delta) \) with \( \delta = \mathrm{diag}(e^{l}) \) and U of shape [H, R]:
 * \( z = \nu + \delta (\xi_1 + U \xi_2) \) with \( \xi \sim N(0, I) \) in H + R dimensions. Every rule of expectation places
 * its points there, so that nothing costs more than H·R a node; [δ, δU] is as good a square root of the covariance as a
 * Cholesky factor. Coordinates of one distribution: the H means, the H logarithms l, and U row by row.
 */
public final class LowRankGaussianPosterior implements GaussianMarginals {
    private final Matrix mean;
    private final Matrix logScale;
    private final Matrix loadings;
    private final int rank;
    private final int firstRow;

    private LowRankGaussianPosterior(Matrix mean, Matrix logScale, Matrix loadings, int firstRow) {
        this.mean = mean;
        this.logScale = logScale;
        this.loadings = loadings;
        this.rank = loadings.columns() / mean.columns();
        this.firstRow = firstRow;
    }

    /**
     * Gaussians with the given means, scales and loadings.
     *
     * @param mean ν, {@code [B, H]}
     * @param logScale l, {@code [B, H]}
     * @param loadings U, row by row, {@code [B, H·R]}
     * @param firstRow the identity of the first data point, by which random draws are frozen
     * @return the distributions
     */
    public static LowRankGaussianPosterior of(Matrix mean, Matrix logScale, Matrix loadings, int firstRow) {
        Shapes.requireSame("log scales", logScale, "means", mean);
        int columns = loadings.columns() / mean.columns() * mean.columns();
        Shapes.require("loadings", loadings, mean.rows(), columns, "means with " + mean.columns() + " columns");
        return new LowRankGaussianPosterior(mean, logScale, loadings, firstRow);
    }

    /**
     * The kind of distributions, for free and amortized families.
     *
     * @param latentSize H
     * @param rank R, at least 1
     * @return parts {@code posterior mean}, {@code posterior log scale} and {@code posterior loadings}
     */
    public static Coordinates coordinates(int latentSize, int rank) {
        if (rank < 1) {
            throw new IllegalArgumentException("the rank is at least 1, not " + rank);
        }
        return new Coordinates(
                List.of(
                        new Coordinates.Part("posterior mean", latentSize, Coordinates.Kind.POSITION),
                        new Coordinates.Part("posterior log scale", latentSize, Coordinates.Kind.LOG_SCALE),
                        new Coordinates.Part("posterior loadings", latentSize * rank, Coordinates.Kind.SHAPE)),
                false,
                (values, firstRow) -> of(
                        values.columns(0, latentSize),
                        values.columns(latentSize, 2 * latentSize),
                        values.columns(2 * latentSize, values.columns()),
                        firstRow));
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

    private Matrix loadingsAt(int n) {
        return Matrix.over(loadings.row(n).values(), h(), rank);
    }

    // det δ(I + UUᵀ)δ = det δ² det(I + UᵀU)
    @Override
    public INDArray entropy() {
        Matrix entropy = Matrix.zeros(mean.rows(), 1);
        for (int n = 0; n < mean.rows(); n++) {
            double sum = 0.5 * (h() * (LOG_TWO_PI + 1) + gram(n).logDeterminant());
            for (int i = 0; i < h(); i++) {
                sum += logScale.get(n, i);
            }
            entropy.set(n, 0, sum);
        }
        return entropy.toArray();
    }

    // I + UᵀU
    private Cholesky gram(int n) {
        Matrix u = loadingsAt(n);
        return Cholesky.of("I + UᵀU of the posterior", u.transposeTimes(u).addScaled(1, Matrix.identity(rank)));
    }

    @Override
    public Nodes nodes(Expectation rule) {
        return StandardNormalRule.of(rule, h() + rank).nodes(firstRow, mean.rows(), h(), this::place);
    }

    // z = ν + δ (ξ₁ + U ξ₂)
    private void place(int n, double[] standard, int from, double[] z, int to) {
        for (int i = 0; i < h(); i++) {
            double sum = standard[from + i];
            for (int r = 0; r < rank; r++) {
                sum += loadings.get(n, i * rank + r) * standard[from + h() + r];
            }
            z[to + i] = mean.get(n, i) + Math.exp(logScale.get(n, i)) * sum;
        }
    }

    // Through the whole H × H matrix I + UUᵀ: slow, and independent of the entropy's determinant
    @Override
    public Matrix logDensity(Nodes nodes) {
        Matrix log = Matrix.zeros(mean.rows(), nodes.weight().columns());
        for (int n = 0; n < mean.rows(); n++) {
            Matrix u = loadingsAt(n);
            Cholesky whole =
                    Cholesky.of("I + UUᵀ of the posterior", u.timesTranspose(u).addScaled(1, Matrix.identity(h())));
            for (int s = 0; s < log.columns(); s++) {
                log.set(
                        n,
                        s,
                        logDensity(n, whole, nodes.z().row(nodes.row(n, s)).values()));
            }
        }
        return log;
    }

    // −½ (H log 2π + log det(I + UUᵀ) + |L⁻¹ δ⁻¹ (z − ν)|²) − Σ l
    private double logDensity(int n, Cholesky whole, double[] z) {
        double log = -0.5 * (h() * LOG_TWO_PI + whole.logDeterminant());
        for (int i = 0; i < h(); i++) {
            z[i] = (z[i] - mean.get(n, i)) / Math.exp(logScale.get(n, i));
            log -= logScale.get(n, i);
        }
        for (double white : whole.solveLower(z)) {
            log -= 0.5 * white * white;
        }
        return log;
    }

    @Override
    public Matrix marginalMean() {
        return mean.columns(0, h());
    }

    // δ² (1 + Σ_r U_hr²)
    @Override
    public Matrix marginalVariance() {
        Matrix variance = Matrix.zeros(mean.rows(), h());
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < h(); i++) {
                double sum = 1;
                for (int r = 0; r < rank; r++) {
                    sum += loadings.get(n, i * rank + r) * loadings.get(n, i * rank + r);
                }
                variance.set(n, i, Math.exp(2 * logScale.get(n, i)) * sum);
            }
        }
        return variance;
    }

    // ∂v/∂l = 2v, ∂v/∂U_r = 2δ² U_r
    @Override
    public Matrix marginalGradient(Matrix byMean, Matrix byVariance) {
        Matrix variance = marginalVariance();
        Matrix gradient = Matrix.zeros(mean.rows(), h() * (2 + rank));
        gradient.setColumns(0, byMean);
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < h(); i++) {
                double slope = 2 * byVariance.get(n, i);
                gradient.set(n, h() + i, slope * variance.get(n, i));
                for (int r = 0; r < rank; r++) {
                    double loading = Math.exp(2 * logScale.get(n, i)) * loadings.get(n, i * rank + r);
                    gradient.set(n, 2 * h() + i * rank + r, slope * loading);
                }
            }
        }
        return gradient;
    }

    // Σ = δ (I + U Uᵀ) δ = B Bᵀ + δ² with B = δ U
    @Override
    public Matrix expectedSquares(Matrix gram) {
        Matrix squares = Matrix.zeros(mean.rows(), 1);
        for (int n = 0; n < mean.rows(); n++) {
            Matrix scaled = scaledLoadings(n);
            double[] product = gram.times(scaled).values();
            for (int i = 0; i < product.length; i++) {
                squares.add(n, 0, product[i] * scaled.values()[i]);
            }
            for (int i = 0; i < h(); i++) {
                squares.add(n, 0, gram.get(i, i) * Math.exp(2 * logScale.get(n, i)));
            }
        }
        return squares;
    }

    private Matrix scaledLoadings(int n) {
        double[] scales = new double[h()];
        for (int i = 0; i < h(); i++) {
            scales[i] = Math.exp(logScale.get(n, i));
        }
        return loadingsAt(n).scaleRows(scales);
    }

    // ∂/∂B = 2 G B; ∂/∂U = δ ∂/∂B, ∂/∂l = Σ_r B ∂/∂B + 2 G_hh δ²
    @Override
    public Matrix expectedSquaresGradient(Matrix gram) {
        Matrix gradient = Matrix.zeros(mean.rows(), h() * (2 + rank));
        for (int n = 0; n < mean.rows(); n++) {
            Matrix scaled = scaledLoadings(n);
            Matrix byScaled = gram.times(scaled).scale(2);
            for (int i = 0; i < h(); i++) {
                double scale = Math.exp(logScale.get(n, i));
                gradient.add(n, h() + i, 2 * gram.get(i, i) * scale * scale);
                for (int r = 0; r < rank; r++) {
                    gradient.add(n, h() + i, byScaled.get(i, r) * scaled.get(i, r));
                    gradient.set(n, 2 * h() + i * rank + r, byScaled.get(i, r) * scale);
                }
            }
        }
        return gradient;
    }

    @Override
    public Matrix covarianceSum() {
        Matrix sum = Matrix.zeros(h(), h());
        for (int n = 0; n < mean.rows(); n++) {
            Matrix scaled = scaledLoadings(n);
            sum.addScaled(1, scaled.times(scaled.transpose()));
            for (int i = 0; i < h(); i++) {
                sum.add(i, i, Math.exp(2 * logScale.get(n, i)));
            }
        }
        return sum;
    }

    @Override
    public Matrix entropyGradient() {
        Matrix gradient = Matrix.zeros(mean.rows(), h() * (2 + rank));
        for (int n = 0; n < mean.rows(); n++) {
            addEntropy(n, 1, gradient);
        }
        return gradient;
    }

    @Override
    public boolean movesNodes() {
        return true;
    }

    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        StandardNormalRule standard = StandardNormalRule.of(cotangent.rule(), h() + rank);
        Matrix gradient = Matrix.zeros(mean.rows(), h() * (2 + rank));
        for (int n = 0; n < mean.rows(); n++) {
            addEntropy(n, cotangent.perDatum(), gradient);
            Matrix points = standard.points(firstRow + n);
            for (int k = 0; k < standard.size(); k++) {
                addNode(cotangent, n, cotangent.nodes().row(n, k), points, k, gradient);
            }
        }
        return gradient;
    }

    // ∂H/∂l = 1, ∂H/∂U = U (I + UᵀU)⁻¹
    private void addEntropy(int n, double perDatum, Matrix gradient) {
        Matrix byLoadings = loadingsAt(n).times(gram(n).inverse());
        for (int i = 0; i < h(); i++) {
            gradient.add(n, h() + i, perDatum);
            for (int r = 0; r < rank; r++) {
                gradient.add(n, 2 * h() + i * rank + r, perDatum * byLoadings.get(i, r));
            }
        }
    }

    // ∂/∂ν = Σ G, ∂/∂l = Σ G (z − ν), ∂/∂U = Σ δ G ξ₂ᵀ
    private void addNode(NodeCotangent cotangent, int n, int node, Matrix points, int k, Matrix gradient) {
        for (int i = 0; i < h(); i++) {
            double g = cotangent.latents().get(node, i);
            gradient.add(n, i, g);
            gradient.add(n, h() + i, g * (cotangent.nodes().z().get(node, i) - mean.get(n, i)));
            double scaled = g * Math.exp(logScale.get(n, i));
            for (int r = 0; r < rank; r++) {
                gradient.add(n, 2 * h() + i * rank + r, scaled * points.get(k, h() + r));
            }
        }
    }

    // Row h of δ and ν_h grow; U stays
    @Override
    public LowRankGaussianPosterior rescale(double[] rates, double time) {
        return new LowRankGaussianPosterior(
                Shapes.grown(mean, rates, time), Shapes.shifted(logScale, rates, time), loadings, firstRow);
    }
}
