package org.entropysum.posterior;

import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;

/** A model's maximum likelihood in closed form. */
@FunctionalInterface
public interface MaximumLikelihood {
    /**
     * The parameters with the largest likelihood.
     *
     * @param data the data
     * @return Ψ and Θ, in the model's layout
     */
    Parameters fit(Dataset data);
}
