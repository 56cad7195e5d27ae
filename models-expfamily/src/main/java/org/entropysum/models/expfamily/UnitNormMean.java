package org.entropysum.models.expfamily;

import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** The mean \( \hat W z \) with columns \( \hat w_h = w_h/\|w_h\| \) of length one, which is part of the map, not a repair after it. */
final class UnitNormMean implements MeanMap {
    @Override
    public Matrix at(Parameters parameters, Matrix z) {
        return z.timesTranspose(weights(parameters));
    }

    /** Ŵ, [D, H]. */
    static Matrix weights(Parameters parameters) {
        return columns(parameters).unit();
    }

    /** W with its columns brought to length one. */
    static UnitColumns columns(Parameters parameters) {
        return UnitColumns.replacing(parameters.matrix(LinearMean.WEIGHTS));
    }

    @Override
    public void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        UnitColumns columns = columns(parameters);
        into.add(LinearMean.WEIGHTS, columns.toRaw(cotangent.transposeTimes(z)));
        into.latents().addScaled(1, cotangent.times(columns.unit()));
    }
}
