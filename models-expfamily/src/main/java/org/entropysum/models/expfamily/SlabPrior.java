package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The slab \( z \sim N(m, \mathrm{diag}\,\Psi) \) with \( \zeta = (m/\Psi, -1/2\Psi) \); parameters are m and log Ψ. */
final class SlabPrior implements Conditional {
    static final String NAME = "slab";
    static final String MEAN = "slab mean";
    static final String LOG_VARIANCES = "slab log variances";

    private final int latents;
    private final GaussianDiagonal family;

    SlabPrior(int latents) {
        this.latents = latents;
        this.family = GaussianDiagonal.of(latents);
    }

    Layout layout() {
        return Layout.of(Block.of(MEAN, Role.PRIOR, 1, latents), Block.of(LOG_VARIANCES, Role.PRIOR, 1, latents));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return new Child.Latent(latents, 2 * latents);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    /** Ψ, [1, H]. */
    Matrix variances(Parameters parameters) {
        Matrix variances = parameters.matrix(LOG_VARIANCES);
        for (int h = 0; h < latents; h++) {
            variances.set(0, h, Math.exp(variances.get(0, h)));
        }
        return variances;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        Matrix mean = parameters.matrix(MEAN);
        Matrix variances = variances(parameters);
        Matrix eta = Matrix.zeros(1, 2 * latents);
        for (int h = 0; h < latents; h++) {
            eta.set(0, h, mean.get(0, h) / variances.get(0, h));
            eta.set(0, latents + h, -0.5 / variances.get(0, h));
        }
        // dζ₁ = (dm − m dlog Ψ)/Ψ, dζ₂ = dlog Ψ/2Ψ
        return Linearization.of(eta, (cotangent, into) -> {
            Matrix byMean = Matrix.zeros(1, latents);
            Matrix byLogarithms = Matrix.zeros(1, latents);
            for (int h = 0; h < latents; h++) {
                double first = cotangent.get(0, h) / variances.get(0, h);
                byMean.set(0, h, first);
                byLogarithms.set(
                        0, h, 0.5 * cotangent.get(0, latents + h) / variances.get(0, h) - first * mean.get(0, h));
            }
            into.add(MEAN, byMean);
            into.add(LOG_VARIANCES, byLogarithms);
        });
    }

    // Ψ → e^{−t} Ψ with m at rest
    Direction direction(Layout layout) {
        Matrix shrinking = Matrix.zeros(1, latents);
        Arrays.fill(shrinking.values(), -1);
        return Direction.Along.parameters(NAME, Parameters.zeros(layout).with(LOG_VARIANCES, shrinking), 2 * latents);
    }
}
