package org.entropysum.models.expfamily;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.BestFamily;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.GaussianPosterior;
import org.entropysum.posterior.RememberingFamily;
import org.entropysum.posterior.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The best Gaussian q for each data point under the model as it is, by {@link BestPosterior}. It has no parameters of its own: the
 * ELBO is a function of Ψ and Θ alone, its maximum over q, and its gradient is the partial one. What it remembers from visit
 * to visit is only where the search for the maximum begins.
 *
 * <p>For a bound with weights, \( a_q H[q] + a_z E_q \log p(z) + a_x E_q \log p(x|z) \), the best q is that of the ELBO at the
 * scales \( \lambda\, a_q / a_z \) and the variance \( \sigma^2 a_q / a_x \).
 */
final class OptimalGaussian implements RememberingFamily, BestFamily {
    private final SparseCoding model;
    private final boolean diagonal;
    private final double[][] remembered;
    private final Weights weights;

    /** Kept for the next batch at the same parameters; it follows from them. */
    private volatile @Nullable Shared shared;

    private OptimalGaussian(SparseCoding model, boolean diagonal, double[][] remembered, Weights weights) {
        this.model = model;
        this.diagonal = diagonal;
        this.remembered = remembered;
        this.weights = weights;
    }

    /**
     * A family that remembers nothing yet.
     *
     * @param model the model
     * @param diagonal whether covariances are diagonal
     * @param rows N
     * @return the family
     */
    static OptimalGaussian of(SparseCoding model, boolean diagonal, int rows) {
        return new OptimalGaussian(model, diagonal, new double[rows][0], Weights.NONE);
    }

    @Override
    public OptimalGaussian under(Weights other) {
        return new OptimalGaussian(model, diagonal, remembered, other);
    }

    @Override
    public Layout layout() {
        return Layout.of();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return Parameters.zeros(layout());
    }

    /** The posterior under a Laplace prior is not Gaussian. {@inheritDoc} */
    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.empty();
    }

    @Override
    public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        // At the maximum the ELBO does not change with q.
    }

    @Override
    public GaussianMarginals at(Parameters parameters, Batch batch) {
        int h = model.latentSize();
        Matrix mean = Matrix.zeros(batch.rows(), h);
        Matrix shape = Matrix.zeros(batch.rows(), diagonal ? h : h * h);
        fit(parameters, batch, (n, best) -> {
            System.arraycopy(best.mean(), 0, mean.values(), n * h, h);
            double[] row = best.shape();
            System.arraycopy(row, 0, shape.values(), n * row.length, row.length);
        });
        return diagonal
                ? DiagonalGaussianPosterior.of(mean, shape, batch.firstRow())
                : GaussianPosterior.of(mean, shape, batch.firstRow());
    }

    @Override
    public OptimalGaussian visited(Parameters parameters, Batch batch, long seed) {
        double[][] known = remembered.clone();
        int h = model.latentSize();
        fit(parameters, batch, (n, best) -> {
            double[] row = java.util.Arrays.copyOf(best.mean(), 2 * h);
            System.arraycopy(best.variance(), 0, row, h, h);
            known[batch.firstRow() + n] = row;
        });
        OptimalGaussian after = new OptimalGaussian(model, diagonal, known, weights);
        after.shared = shared;
        return after;
    }

    /** Sees the maximum of each data point. */
    private interface Visitor {
        void visit(int row, BestPosterior best);
    }

    /**
     * What data points share at given parameters.
     *
     * @param parameters the parameters
     * @param decoder W/σ², [D, H]
     * @param gram WᵀW/σ², [H, H]
     * @param scales λ, [1, H]; all of them as the weights of the bound have it
     */
    private record Shared(Parameters parameters, Matrix decoder, Matrix gram, Matrix scales) {}

    private Shared shared(Parameters parameters) {
        Shared known = shared;
        if (known == null || known.parameters != parameters) {
            double precision = weights.observed() / (weights.posterior() * GaussianNoise.variance(parameters));
            Matrix decoder = model.decoder(parameters);
            Matrix gram = decoder.transposeTimes(decoder).scale(precision);
            Matrix scales = model.prior().scales(parameters).scale(weights.posterior() / weights.latent());
            known = new Shared(parameters, decoder.scale(precision), gram, scales);
            shared = known;
        }
        return known;
    }

    private void fit(Parameters parameters, Batch batch, Visitor visitor) {
        Shared at = shared(parameters);
        Matrix linear = batch.rowsOnHeap().times(at.decoder);
        BestPosterior best = diagonal
                ? new BestDiagonalGaussian(at.gram, at.scales.values())
                : new BestGaussian(at.gram, at.scales.values());
        for (int n = 0; n < batch.rows(); n++) {
            begin(best, batch.firstRow() + n);
            best.fit(linear.row(n).values());
            visitor.visit(n, best);
        }
    }

    private void begin(BestPosterior best, int row) {
        if (row < remembered.length && remembered[row].length > 0) {
            best.begin(remembered[row]);
        } else {
            best.beginAtCentre();
        }
    }
}
