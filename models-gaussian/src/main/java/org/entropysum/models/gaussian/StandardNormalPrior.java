package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The prior \( z \sim N(0, I_H) \): ζ = (0, −½), without parameters. */
final class StandardNormalPrior implements Conditional {
    private final int latents;
    private final GaussianDiagonal family;

    StandardNormalPrior(int latents) {
        this.latents = latents;
        this.family = GaussianDiagonal.of(latents);
    }

    @Override
    public String name() {
        return "prior";
    }

    @Override
    public Child child() {
        return new Child.Latent(0, latents);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        double[] zeta = new double[2 * latents];
        Arrays.fill(zeta, latents, 2 * latents, -0.5);
        INDArray value = Matrix.over(zeta, 1, 2 * latents).toArray();
        return new Linearization() {
            @Override
            public INDArray value() {
                return value;
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                // The prior has no parameters.
            }
        };
    }
}
