package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Block;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.LinearInput;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The prior \( z \sim N(0, \mathrm{diag}\,\alpha^2) \): ζ = (0, −1/2α²), with log α² as parameters. */
final class DiagonalNormalPrior implements LatentPrior {
    static final String LOG_VARIANCES = "prior log variances";

    private final int latents;
    private final GaussianDiagonal family;
    private final Layout layout;

    DiagonalNormalPrior(int latents) {
        this.latents = latents;
        this.family = GaussianDiagonal.of(latents);
        this.layout = Layout.of(Block.of(LOG_VARIANCES, Role.PRIOR, 1, latents));
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public double[] variances(Parameters parameters) {
        double[] variances = parameters.matrix(LOG_VARIANCES).values();
        for (int h = 0; h < latents; h++) {
            variances[h] = Math.exp(variances[h]);
        }
        return variances;
    }

    @Override
    public Parameters with(Parameters parameters, double[] variances) {
        Matrix logarithms = Matrix.zeros(1, latents);
        for (int h = 0; h < latents; h++) {
            logarithms.set(0, h, Math.log(variances[h]));
        }
        return parameters.with(LOG_VARIANCES, logarithms);
    }

    // Class A: log α² → log α² − t
    @Override
    public Direction direction(Parameters parameters, List<Optional<LinearInput>> firstLayers) {
        Matrix down = Matrix.zeros(1, latents);
        java.util.Arrays.fill(down.values(), -1);
        Parameters tangent = Parameters.zeros(parameters.layout()).with(LOG_VARIANCES, down);
        return Direction.Along.parameters(name(), tangent, latents);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        double[] variances = variances(parameters);
        Matrix zeta = Matrix.zeros(1, 2 * latents);
        for (int h = 0; h < latents; h++) {
            zeta.set(0, latents + h, -0.5 / variances[h]);
        }
        // dζ₂ = dlog α² / 2α²
        return Linearization.of(zeta, (cotangent, into) -> {
            Matrix byLogVariances = cotangent.columns(latents, 2 * latents);
            for (int h = 0; h < latents; h++) {
                byLogVariances.set(0, h, 0.5 * byLogVariances.get(0, h) / variances[h]);
            }
            into.add(LOG_VARIANCES, byLogVariances);
        });
    }
}
