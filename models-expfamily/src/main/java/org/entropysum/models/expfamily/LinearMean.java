package org.entropysum.models.expfamily;

import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/** The mean \( Wz + \mu \), or \( Wz \). */
final class LinearMean implements MeanMap {
    static final String WEIGHTS = "weights";
    static final String MEAN = "mean";

    private final int observables;
    private final int latents;
    private final boolean hasOffset;

    LinearMean(int observables, int latents, boolean hasOffset) {
        this.observables = observables;
        this.latents = latents;
        this.hasOffset = hasOffset;
    }

    boolean hasOffset() {
        return hasOffset;
    }

    Layout layout() {
        Layout layout = Layout.of(Block.of(WEIGHTS, Role.OBSERVABLE, observables, latents));
        return hasOffset ? layout.and(Layout.of(Block.of(MEAN, Role.OBSERVABLE, 1, observables))) : layout;
    }

    @Override
    public Matrix at(Parameters parameters, Matrix z) {
        Matrix mean = z.times(parameters.matrix(WEIGHTS).transpose());
        return hasOffset ? mean.addScaled(1, parameters.matrix(MEAN).repeatRows(z.rows())) : mean;
    }

    // cᵀz to W, the sum of c to μ, and c W to z
    @Override
    public void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        into.add(WEIGHTS, cotangent.transposeTimes(z));
        if (hasOffset) {
            into.add(MEAN, cotangent.columnSums());
        }
        into.latents().addScaled(1, cotangent.times(parameters.matrix(WEIGHTS)));
    }

    /** What the coefficients (W, μ) multiply: z, and 1 behind it where there is μ. */
    Matrix regressors(Matrix z) {
        if (!hasOffset) {
            return z;
        }
        Matrix u = Matrix.zeros(z.rows(), z.columns() + 1);
        u.setColumns(0, z);
        for (int row = 0; row < z.rows(); row++) {
            u.set(row, z.columns(), 1);
        }
        return u;
    }

    /** (W, μ), [D, R]. */
    Matrix coefficients(Parameters parameters) {
        Matrix weights = parameters.matrix(WEIGHTS);
        if (!hasOffset) {
            return weights;
        }
        Matrix all = Matrix.zeros(observables, latents + 1);
        all.setColumns(0, weights);
        all.setColumns(latents, parameters.matrix(MEAN).transpose());
        return all;
    }

    /** The parameters with other (W, μ). */
    Parameters with(Parameters before, Matrix coefficients) {
        Parameters after = before.with(WEIGHTS, coefficients.columns(0, latents));
        return hasOffset
                ? after.with(MEAN, coefficients.columns(latents, latents + 1).transpose())
                : after;
    }
}
