package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.LaplaceScale;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.GaussianMarginals;
import org.nd4j.linalg.api.ndarray.INDArray;

/** \( z \sim \prod_h \mathrm{Laplace}(0, \lambda_h) \) with \( \zeta = -1/\lambda \); log λ are parameters, or λ = 1. */
final class LaplacePrior implements Conditional {
    static final String NAME = "prior";
    static final String LOG_SCALES = "log scales";

    private final int latents;
    private final boolean learnable;
    private final LaplaceScale family;

    LaplacePrior(int latents, boolean learnable) {
        this.latents = latents;
        this.learnable = learnable;
        this.family = LaplaceScale.of(latents);
    }

    Layout layout() {
        return learnable ? Layout.of(Block.of(LOG_SCALES, Role.PRIOR, 1, latents)) : Layout.of();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return new Child.Latent(0, latents);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    /** λ, [1, H]. */
    Matrix scales(Parameters parameters) {
        Matrix scales = Matrix.zeros(1, latents);
        for (int h = 0; h < latents; h++) {
            scales.set(0, h, learnable ? Math.exp(parameters.matrix(LOG_SCALES).get(0, h)) : 1);
        }
        return scales;
    }

    /** E|z|, [B, H]. */
    Matrix expectedMagnitudes(GaussianMarginals gaussian) {
        return Matrix.copyOf(family.expectedStatistics(
                gaussian.marginalMean().toArray(), gaussian.marginalVariance().toArray()));
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        double[] scales = scales(parameters).values();
        return new Linearization() {
            @Override
            public INDArray value() {
                double[] eta = Arrays.stream(scales).map(scale -> -1 / scale).toArray();
                return Matrix.over(eta, 1, latents).toArray();
            }

            // ∂ζ/∂log λ = 1/λ
            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                if (learnable) {
                    Matrix byLogarithms = Matrix.copyOf(cotangent);
                    for (int h = 0; h < latents; h++) {
                        byLogarithms.values()[h] /= scales[h];
                    }
                    into.add(LOG_SCALES, byLogarithms);
                }
            }
        };
    }
}
