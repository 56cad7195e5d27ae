package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearInput;

/** The prior of the latents, N(0, I) or N(0, diag α²), and what models need to know of it. */
sealed interface LatentPrior extends Conditional permits StandardNormalPrior, DiagonalNormalPrior {
    /** The prior of H latents. */
    static LatentPrior of(Prior form, int latents) {
        return form == Prior.STANDARD ? new StandardNormalPrior(latents) : new DiagonalNormalPrior(latents);
    }

    @Override
    default String name() {
        return "prior";
    }

    @Override
    default Child child() {
        return new Child.Latent(0, latents());
    }

    /** H. */
    int latents();

    /** The parameters Ψ. */
    Layout layout();

    /** α², length H. */
    double[] variances(Parameters parameters);

    /** The same parameters with other α², where these are learnable. */
    Parameters with(Parameters parameters, double[] variances);

    /**
     * The direction of the prior's entropy.
     *
     * @param parameters Ψ and Θ
     * @param firstLayers where the latents enter the decoder; one that is empty cannot follow a rescaling of the latents
     */
    Direction direction(Parameters parameters, List<Optional<LinearInput>> firstLayers);
}
