package org.entropysum.testkit.toy;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.GaussianPosterior;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;

/**
 * An amortised Gaussian with independent latents, whose heads are affine in x and may end in a nonlinearity. It states no
 * obstacle to rescaling: which of its forms have one is to be found out.
 */
public final class EncoderToy implements VariationalFamily {
    private static final String MEANS = "encoder means";
    private static final String SCALES = "encoder scales";

    /** How means come from the output a of their head. */
    public enum Mean {
        /** ν = a. */
        LINEAR,
        /** ν = tanh a. */
        TANH
    }

    /** How scales come from the output a of their head. */
    public enum Scale {
        /** τ² = eᵃ. */
        LOG_VARIANCE,
        /** τ = log(1 + eᵃ). */
        SOFTPLUS,
        /** τ = ½, whatever a. */
        FIXED
    }

    private final int d;
    private final int h;
    private final Mean mean;
    private final Scale scale;

    private EncoderToy(int d, int h, Mean mean, Scale scale) {
        this.d = d;
        this.h = h;
        this.mean = mean;
        this.scale = scale;
    }

    /**
     * An encoder.
     *
     * @param d D
     * @param h H
     * @param mean the end of the heads of the means
     * @param scale the end of the heads of the scales
     * @return the family
     */
    public static EncoderToy of(int d, int h, Mean mean, Scale scale) {
        return new EncoderToy(d, h, mean, scale);
    }

    @Override
    public Layout layout() {
        return Layout.of(Block.of(MEANS, Role.POSTERIOR, h, d + 1), Block.of(SCALES, Role.POSTERIOR, h, d + 1));
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return Draws.normal(layout(), random);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.empty();
    }

    private Matrix augmented(Batch batch) {
        Matrix augmented = Matrix.zeros(batch.rows(), d + 1);
        for (int n = 0; n < batch.rows(); n++) {
            for (int j = 0; j < d; j++) {
                augmented.set(n, j, batch.rowsOnHeap().get(n, j));
            }
            augmented.set(n, d, 1);
        }
        return augmented;
    }

    private double logScale(double a) {
        return switch (scale) {
            case LOG_VARIANCE -> 0.5 * a;
            case SOFTPLUS -> Math.log(Elementary.softplus(a));
            case FIXED -> Math.log(0.5);
        };
    }

    private double slopeOfLogScale(double a) {
        return switch (scale) {
            case LOG_VARIANCE -> 0.5;
            case SOFTPLUS -> Elementary.sigmoid(a) / Elementary.softplus(a);
            case FIXED -> 0;
        };
    }

    @Override
    public GaussianPosterior at(Parameters parameters, Batch batch) {
        Matrix x = augmented(batch);
        Matrix a = x.times(parameters.matrix(MEANS).transpose());
        Matrix b = x.times(parameters.matrix(SCALES).transpose());
        Matrix means = Matrix.zeros(batch.rows(), h);
        Matrix factors = Matrix.zeros(batch.rows(), h * h);
        for (int n = 0; n < batch.rows(); n++) {
            for (int i = 0; i < h; i++) {
                means.set(n, i, mean == Mean.TANH ? Math.tanh(a.get(n, i)) : a.get(n, i));
                factors.set(n, i * h + i, Math.exp(logScale(b.get(n, i))));
            }
        }
        return GaussianPosterior.of(means, factors, batch.firstRow());
    }

    @Override
    public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        Matrix x = augmented(batch);
        Matrix a = x.times(parameters.matrix(MEANS).transpose());
        Matrix b = x.times(parameters.matrix(SCALES).transpose());
        Matrix byMeans = coordinateGradient.columns(0, h);
        Matrix byScales = coordinateGradient.columns(h, 2 * h);
        for (int i = 0; i < byMeans.values().length; i++) {
            double tanh = Math.tanh(a.values()[i]);
            byMeans.values()[i] *= mean == Mean.TANH ? 1 - tanh * tanh : 1;
            byScales.values()[i] *= slopeOfLogScale(b.values()[i]);
        }
        into.add(MEANS, byMeans.transposeTimes(x));
        into.add(SCALES, byScales.transposeTimes(x));
    }
}
