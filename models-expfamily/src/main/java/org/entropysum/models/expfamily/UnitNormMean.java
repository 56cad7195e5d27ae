package org.entropysum.models.expfamily;

import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/** The mean \( \hat W z \) with columns \( \hat w_h = w_h/\|w_h\| \) of length one, which is part of the map, not a repair after it. */
final class UnitNormMean implements MeanMap {
    @Override
    public Matrix at(Parameters parameters, Matrix z) {
        return z.times(weights(parameters).transpose());
    }

    /** Ŵ, [D, H]. */
    static Matrix weights(Parameters parameters) {
        Matrix weights = parameters.matrix(LinearMean.WEIGHTS);
        double[] norms = norms(weights);
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] /= norms[i % norms.length];
        }
        return weights;
    }

    private static double[] norms(Matrix weights) {
        double[] norms = new double[weights.columns()];
        for (int i = 0; i < weights.values().length; i++) {
            norms[i % norms.length] += weights.values()[i] * weights.values()[i];
        }
        for (int h = 0; h < norms.length; h++) {
            norms[h] = Math.sqrt(norms[h]);
            if (!(norms[h] > 0)) {
                throw new NumericFailure("weights", "column " + (h + 1) + " has length " + norms[h]);
            }
        }
        return norms;
    }

    @Override
    public void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        into.add(LinearMean.WEIGHTS, toRaw(parameters, cotangent.transposeTimes(z)));
        into.latents().addScaled(1, cotangent.times(weights(parameters)));
    }

    // ∂/∂w_h = (I − ŵ_h ŵ_hᵀ) ∂/∂ŵ_h / ‖w_h‖
    static Matrix toRaw(Parameters parameters, Matrix byUnit) {
        Matrix unit = weights(parameters);
        double[] norms = norms(parameters.matrix(LinearMean.WEIGHTS));
        double[] along = new double[norms.length];
        for (int i = 0; i < byUnit.values().length; i++) {
            along[i % norms.length] += byUnit.values()[i] * unit.values()[i];
        }
        Matrix byRaw = Matrix.zeros(unit.rows(), unit.columns());
        for (int i = 0; i < byRaw.values().length; i++) {
            int h = i % norms.length;
            byRaw.values()[i] = (byUnit.values()[i] - along[h] * unit.values()[i]) / norms[h];
        }
        return byRaw;
    }
}
