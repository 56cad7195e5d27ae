package org.entropysum.posterior;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import java.util.List;
import org.entropysum.numeric.Exponentials;
import org.entropysum.numeric.Matrix;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gaussians with independent latents, \( q^{(n)} = \prod_h N(\nu_h^{(n)}, (\tau_h^{(n)})^2) \). Coordinates of one
 * distribution: the H means and the H logarithms of the scales τ.
 */
public final class DiagonalGaussianPosterior implements GaussianMarginals {
    private final Matrix mean;
    private final Matrix logScale;
    private final int firstRow;
    private @Nullable Matrix squaredScale;

    private DiagonalGaussianPosterior(Matrix mean, Matrix logScale, int firstRow) {
        this.mean = mean;
        this.logScale = logScale;
        this.firstRow = firstRow;
    }

    /**
     * Gaussians with the given means and scales.
     *
     * @param mean ν, {@code [B, H]}
     * @param logScale log τ, {@code [B, H]}
     * @param firstRow the identity of the first data point, by which random draws are frozen
     * @return the distributions
     */
    public static DiagonalGaussianPosterior of(Matrix mean, Matrix logScale, int firstRow) {
        Shapes.requireSame("log scales", logScale, "means", mean);
        return new DiagonalGaussianPosterior(mean, logScale, firstRow);
    }

    /**
     * The kind of distributions, for free and amortized families.
     *
     * @param latentSize H
     * @return parts {@code posterior mean} and {@code posterior log scale}
     */
    public static Coordinates coordinates(int latentSize) {
        return new Coordinates(
                List.of(
                        new Coordinates.Part("posterior mean", latentSize, Coordinates.Kind.POSITION),
                        new Coordinates.Part("posterior log scale", latentSize, Coordinates.Kind.LOG_SCALE)),
                false,
                new Construction(latentSize));
    }

    /** Means and log scales, side by side or apart. */
    private record Construction(int latentSize) implements Coordinates.Construction {
        @Override
        public Posterior at(Matrix values, int firstRow) {
            Matrix mean = values.columns(0, latentSize);
            return DiagonalGaussianPosterior.of(mean, values.columns(latentSize, 2 * latentSize), firstRow);
        }

        @Override
        public Posterior of(List<Matrix> parts, int firstRow) {
            return DiagonalGaussianPosterior.of(parts.get(0), parts.get(1), firstRow);
        }
    }

    /**
     * The means.
     *
     * @return ν, {@code [B, H]}
     */
    public INDArray mean() {
        return mean.toArray();
    }

    /**
     * The logarithms of the scales.
     *
     * @return log τ, {@code [B, H]}
     */
    public INDArray logScale() {
        return logScale.toArray();
    }

    /**
     * The means on the heap, for kernels that only read.
     *
     * @return ν, {@code [B, H]}
     */
    public Matrix meansOnHeap() {
        return mean;
    }

    /**
     * The logarithms of the scales on the heap, for kernels that only read.
     *
     * @return log τ, {@code [B, H]}
     */
    public Matrix logScalesOnHeap() {
        return logScale;
    }

    // H/2 log 2πe + Σ log τ_h
    @Override
    public INDArray entropy() {
        Matrix entropy = Matrix.zeros(mean.rows(), 1);
        for (int n = 0; n < mean.rows(); n++) {
            double sum = 0.5 * mean.columns() * (LOG_TWO_PI + 1);
            for (int i = 0; i < mean.columns(); i++) {
                sum += logScale.get(n, i);
            }
            entropy.set(n, 0, sum);
        }
        return entropy.toArray();
    }

    @Override
    public double entropySum() {
        double sum = 0.5 * mean.values().length * (LOG_TWO_PI + 1);
        for (double log : logScale.values()) {
            sum += log;
        }
        return sum;
    }

    @Override
    public Nodes nodes(Expectation rule) {
        int h = mean.columns();
        StandardNormalRule standard = StandardNormalRule.of(rule, h);
        Matrix z = Matrix.zeros(mean.rows() * standard.size(), h);
        standard.fill(firstRow, mean.rows(), z.values());
        double[] scale = scale().values();
        if (standard.size() == 1) {
            place(mean.values(), scale, z.values());
            return new Nodes.PerDatum(z, standard.weights(mean.rows()));
        }
        for (int at = 0; at < scale.length; at++) {
            place(z.values(), at / h * standard.size() * h + at % h, standard.size(), at, scale[at]);
        }
        return new Nodes.PerDatum(z, standard.weights(mean.rows()));
    }

    // z = ν + τ ξ, for one node a data point
    private static void place(double[] means, double[] scales, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = means[i] + scales[i] * z[i];
        }
    }

    // The same for one latent of one data point
    private void place(double[] z, int from, int count, int at, double scale) {
        int h = mean.columns();
        double center = mean.values()[at];
        for (int node = from; node < from + count * h; node += h) {
            z[node] = center + scale * z[node];
        }
    }

    private Matrix scale() {
        Matrix scale = logScale.copy();
        Exponentials.replace(scale.values(), 0, scale.values().length);
        return scale;
    }

    // Σ −½ log 2π − log τ − ½ ((z − ν)/τ)²
    @Override
    public Matrix logDensity(Nodes nodes) {
        Matrix log = Matrix.zeros(mean.rows(), nodes.weight().columns());
        Matrix scale = scale();
        for (int n = 0; n < mean.rows(); n++) {
            for (int s = 0; s < log.columns(); s++) {
                for (int i = 0; i < mean.columns(); i++) {
                    double white = (nodes.z().get(nodes.row(n, s), i) - mean.get(n, i)) / scale.get(n, i);
                    log.add(n, s, -0.5 * (LOG_TWO_PI + white * white) - logScale.get(n, i));
                }
            }
        }
        return log;
    }

    @Override
    public Matrix marginalMean() {
        return mean.columns(0, mean.columns());
    }

    @Override
    public Matrix marginalVariance() {
        return variance().columns(0, mean.columns());
    }

    // τ², computed when first asked for
    private Matrix variance() {
        if (squaredScale == null) {
            Matrix squares = scale();
            for (int i = 0; i < squares.values().length; i++) {
                squares.values()[i] *= squares.values()[i];
            }
            squaredScale = squares;
        }
        return squaredScale;
    }

    // ∂τ²/∂log τ = 2τ²
    @Override
    public Matrix marginalGradient(Matrix byMean, Matrix byVariance) {
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * mean.columns());
        gradient.setColumns(0, byMean);
        gradient.setColumns(
                mean.columns(), Shapes.product(byVariance, variance()).scale(2));
        return gradient;
    }

    // Σ_h G_hh τ_h²
    @Override
    public Matrix expectedSquares(Matrix gram) {
        Matrix variance = variance();
        Matrix squares = Matrix.zeros(mean.rows(), 1);
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < mean.columns(); i++) {
                squares.add(n, 0, gram.get(i, i) * variance.get(n, i));
            }
        }
        return squares;
    }

    @Override
    public Matrix expectedSquaresGradient(Matrix gram) {
        Matrix variance = variance();
        int h = mean.columns();
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * h);
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < h; i++) {
                gradient.set(n, h + i, 2 * gram.get(i, i) * variance.get(n, i));
            }
        }
        return gradient;
    }

    @Override
    public Matrix covarianceSum() {
        Matrix sums = variance().columnSums();
        Matrix covariance = Matrix.zeros(mean.columns(), mean.columns());
        for (int i = 0; i < mean.columns(); i++) {
            covariance.set(i, i, sums.get(0, i));
        }
        return covariance;
    }

    // ∂H/∂log τ = 1
    @Override
    public Matrix entropyGradient() {
        Matrix ones = Matrix.zeros(mean.rows(), mean.columns());
        Arrays.fill(ones.values(), 1);
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * mean.columns());
        gradient.setColumns(mean.columns(), ones);
        return gradient;
    }

    // L_mh Σ_n τ_h²
    @Override
    public Matrix timesCovarianceSum(Matrix left) {
        double[] sums = variance().columnSums().values();
        Matrix product = Matrix.zeros(left.rows(), left.columns());
        for (int m = 0; m < left.rows(); m++) {
            int at = m * sums.length;
            for (int i = 0; i < sums.length; i++) {
                product.values()[at + i] = left.values()[at + i] * sums[i];
            }
        }
        return product;
    }

    // ∂/∂log τ = 2τ² (∂/∂τ² + c G_hh) + a
    @Override
    public Matrix gradient(Matrix byMean, Matrix byVariance, Matrix gram, double ofSquares, double ofEntropy) {
        int h = mean.columns();
        double[] diagonal = new double[h];
        for (int i = 0; i < h; i++) {
            diagonal[i] = ofSquares * gram.get(i, i);
        }
        double[] variances = variance().values();
        double[] gradient = new double[2 * byMean.values().length];
        for (int n = 0; n < mean.rows(); n++) {
            int at = n * h;
            System.arraycopy(byMean.values(), at, gradient, 2 * at, h);
            for (int i = 0; i < h; i++) {
                gradient[2 * at + h + i] =
                        2 * variances[at + i] * (byVariance.values()[at + i] + diagonal[i]) + ofEntropy;
            }
        }
        return Matrix.over(gradient, mean.rows(), 2 * h);
    }

    @Override
    public boolean movesNodes() {
        return true;
    }

    // ∂/∂ν = Σ G, ∂/∂log τ = Σ G (z − ν), and 1 from the entropy
    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        int h = mean.columns();
        int s = cotangent.nodes().weight().columns();
        Matrix gradient = Matrix.zeros(mean.rows(), 2 * h);
        double[] into = gradient.values();
        double[] centers = mean.values();
        double[] g = cotangent.latents().values();
        double[] z = cotangent.nodes().z().values();
        for (int n = 0; n < mean.rows(); n++) {
            for (int i = 0; i < h; i++) {
                double center = centers[n * h + i];
                double byMean = 0;
                double byLogScale = cotangent.perDatum();
                for (int node = n * s * h + i; node < (n + 1) * s * h; node += h) {
                    byMean += g[node];
                    byLogScale += g[node] * (z[node] - center);
                }
                into[2 * n * h + i] = byMean;
                into[(2 * n + 1) * h + i] = byLogScale;
            }
        }
        return gradient;
    }

    @Override
    public DiagonalGaussianPosterior rescale(double[] rates, double time) {
        return new DiagonalGaussianPosterior(
                Shapes.grown(mean, rates, time), Shapes.shifted(logScale, rates, time), firstRow);
    }
}
