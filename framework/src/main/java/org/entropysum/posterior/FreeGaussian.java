package org.entropysum.posterior;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Batch;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** A Gaussian with full covariance for each data point, with parameters of its own; see {@link GaussianPosterior}. */
public final class FreeGaussian implements RescalableFamily {
    private static final String COORDINATES = "posterior mean, log scale and correlation";

    private final int latentSize;
    private final Layout layout;

    private FreeGaussian(int rows, int latentSize) {
        this.latentSize = latentSize;
        this.layout = Layout.of(Block.perDatum(COORDINATES, rows, GaussianPosterior.coordinates(latentSize)));
    }

    /**
     * The family for N data points.
     *
     * @param rows N
     * @param latentSize H
     * @return the family
     */
    public static FreeGaussian of(int rows, int latentSize) {
        return new FreeGaussian(rows, latentSize);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[layout.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = normal.sample();
        }
        return Parameters.of(layout, values);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.empty();
    }

    @Override
    public GaussianPosterior at(Parameters parameters, Batch batch) {
        Matrix all = parameters.matrix(COORDINATES);
        Matrix mean = Matrix.zeros(batch.rows(), latentSize);
        Matrix factor = Matrix.zeros(batch.rows(), latentSize * latentSize);
        for (int n = 0; n < batch.rows(); n++) {
            read(all, batch.firstRow() + n, n, mean, factor);
        }
        return GaussianPosterior.of(mean, factor, batch.firstRow());
    }

    // L = diag(eˡ) U
    private void read(Matrix all, int row, int n, Matrix mean, Matrix factor) {
        int lower = 2 * latentSize;
        for (int i = 0; i < latentSize; i++) {
            mean.set(n, i, all.get(row, i));
            double scale = Math.exp(all.get(row, latentSize + i));
            for (int j = 0; j < i; j++) {
                factor.set(n, i * latentSize + j, scale * all.get(row, lower++));
            }
            factor.set(n, i * latentSize + i, scale);
        }
    }

    // ν → e^{rt} ν, l → l + rt; U stays
    @Override
    public Parameters rescale(Parameters parameters, double[] rates, double time) {
        Matrix all = parameters.matrix(COORDINATES);
        for (int n = 0; n < all.rows(); n++) {
            for (int i = 0; i < latentSize; i++) {
                all.set(n, i, Math.exp(rates[i] * time) * all.get(n, i));
                all.add(n, latentSize + i, rates[i] * time);
            }
        }
        return parameters.with(COORDINATES, all);
    }

    @Override
    public void pullback(Batch batch, Matrix coordinateGradient, Gradient into) {
        for (int n = 0; n < batch.rows(); n++) {
            into.addRow(
                    COORDINATES, batch.firstRow() + n, coordinateGradient.values(), n * coordinateGradient.columns());
        }
    }
}
