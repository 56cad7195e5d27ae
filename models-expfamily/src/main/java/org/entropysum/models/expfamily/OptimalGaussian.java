package org.entropysum.models.expfamily;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.GaussianPosterior;
import org.entropysum.posterior.RememberingFamily;

/**
 * The best Gaussian q for each data point under the model as it is, by {@link BestGaussian}. It has no parameters of its own: the
 * ELBO is a function of Ψ and Θ alone, its maximum over q, and its gradient is the partial one. What it remembers from visit
 * to visit is only where the search for the maximum begins.
 */
final class OptimalGaussian implements RememberingFamily {
    private final SparseCoding model;
    private final boolean diagonal;
    private final double[][] remembered;

    private OptimalGaussian(SparseCoding model, boolean diagonal, double[][] remembered) {
        this.model = model;
        this.diagonal = diagonal;
        this.remembered = remembered;
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
        return new OptimalGaussian(model, diagonal, new double[rows][0]);
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
            double[] row = diagonal ? logScales(best) : best.factor().values();
            System.arraycopy(row, 0, shape.values(), n * row.length, row.length);
        });
        return diagonal
                ? DiagonalGaussianPosterior.of(mean, shape, batch.firstRow())
                : GaussianPosterior.of(mean, shape, batch.firstRow());
    }

    private static double[] logScales(BestGaussian best) {
        double[] logScales = best.variance().clone();
        for (int h = 0; h < logScales.length; h++) {
            logScales[h] = 0.5 * Math.log(logScales[h]);
        }
        return logScales;
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
        return new OptimalGaussian(model, diagonal, known);
    }

    /** Sees the maximum of each data point. */
    private interface Visitor {
        void visit(int row, BestGaussian best);
    }

    private void fit(Parameters parameters, Batch batch, Visitor visitor) {
        double precision = 1 / GaussianNoise.variance(parameters);
        Matrix decoder = model.decoder(parameters);
        Matrix linear = batch.rowsOnHeap().times(decoder).scale(precision);
        Matrix gram = decoder.transposeTimes(decoder).scale(precision);
        BestGaussian best =
                new BestGaussian(gram, model.prior().scales(parameters).values(), diagonal);
        for (int n = 0; n < batch.rows(); n++) {
            begin(best, batch.firstRow() + n);
            best.fit(linear.row(n).values());
            visitor.visit(n, best);
        }
    }

    private void begin(BestGaussian best, int row) {
        if (row < remembered.length && remembered[row].length > 0) {
            best.begin(remembered[row]);
        } else {
            best.beginAtPrior();
        }
    }
}
