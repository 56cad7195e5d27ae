package org.entropysum.posterior;

import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.model.Parameters;

/** A maximum likelihood that needs number, mean and covariance of the data alone. */
@FunctionalInterface
public interface MomentFit extends MaximumLikelihood {
    /**
     * The parameters with the largest likelihood.
     *
     * @param moments of the data
     * @return Ψ and Θ, in the model's layout
     */
    Parameters fit(Moments moments);

    @Override
    default Parameters fit(Dataset data) {
        return fit(Moments.of(data));
    }
}
