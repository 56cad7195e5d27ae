package org.entropysum.models.expfamily;

import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** The mean \( W(s \circ z) \) at latents (s, z). */
final class SpikedMean implements MeanMap {
    private final int latents;

    SpikedMean(int latents) {
        this.latents = latents;
    }

    /** s ∘ z, [B, H]. */
    Matrix products(Matrix latentRows) {
        Matrix products = latentRows.columns(latents, 2 * latents);
        for (int row = 0; row < products.rows(); row++) {
            for (int h = 0; h < latents; h++) {
                products.set(row, h, latentRows.get(row, h) * products.get(row, h));
            }
        }
        return products;
    }

    @Override
    public Matrix at(Parameters parameters, Matrix z) {
        return products(z).times(parameters.matrix(LinearMean.WEIGHTS).transpose());
    }

    // With u = s ∘ z: cᵀu to W, and c W ∘ z to s, c W ∘ s to z
    @Override
    public void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        into.add(LinearMean.WEIGHTS, cotangent.transposeTimes(products(z)));
        Matrix byProducts = cotangent.times(parameters.matrix(LinearMean.WEIGHTS));
        for (int row = 0; row < z.rows(); row++) {
            for (int h = 0; h < latents; h++) {
                into.latents().add(row, h, byProducts.get(row, h) * z.get(row, latents + h));
                into.latents().add(row, latents + h, byProducts.get(row, h) * z.get(row, h));
            }
        }
    }
}
