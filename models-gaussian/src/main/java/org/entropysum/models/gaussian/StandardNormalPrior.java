package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearInput;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The prior \( z \sim N(0, I_H) \): ζ = (0, −½), without parameters. */
final class StandardNormalPrior implements LatentPrior {
    private final int latents;
    private final GaussianDiagonal family;

    StandardNormalPrior(int latents) {
        this.latents = latents;
        this.family = GaussianDiagonal.of(latents);
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public Layout layout() {
        return Layout.of();
    }

    @Override
    public double[] variances(Parameters parameters) {
        double[] ones = new double[latents];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public Parameters with(Parameters parameters, double[] variances) {
        return parameters;
    }

    // Class B: W → e^{-t/2} W in every first layer while z → e^{t/2} z under q
    @Override
    public Direction direction(Parameters parameters, List<Optional<LinearInput>> firstLayers) {
        if (firstLayers.stream().anyMatch(Optional::isEmpty)) {
            return new Direction.Missing(
                    name(),
                    "the prior is fixed and no weights of the decoder undo a rescaling of the latents;"
                            + " prior: diagonal learns its scales");
        }
        double[] rates = new double[latents];
        Arrays.fill(rates, 0.5);
        double[] shrinkage = new double[latents];
        Arrays.fill(shrinkage, -0.5);
        Parameters tangent = Parameters.zeros(parameters.layout());
        for (Optional<LinearInput> layer : firstLayers) {
            tangent = tangent.plus(1, layer.orElseThrow().velocity(parameters, shrinkage));
        }
        return new Direction.Along(name(), tangent, rates);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        double[] zeta = new double[2 * latents];
        Arrays.fill(zeta, latents, 2 * latents, -0.5);
        return Linearization.of(Matrix.over(zeta, 1, 2 * latents), (cotangent, into) -> {
            // The prior has no parameters.
        });
    }
}
