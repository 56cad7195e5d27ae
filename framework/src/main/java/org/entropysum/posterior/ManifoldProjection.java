package org.entropysum.posterior;

import org.entropysum.model.Parameters;

/**
 * The maximum of the ELBO over those parameters alone that the directions α and β move (variances, rates, scales), in closed
 * form, at fixed q and with all other parameters where they are: a projection onto the manifold where the ELBO is a sum of
 * entropies.
 */
public interface ManifoldProjection extends Summary {
    /**
     * The parameters with those that α and β move at the maximum of the ELBO.
     *
     * @param parameters where the model stands
     * @param held where q stands, and around which the sums were taken
     * @param total the sums over all data
     * @return the parameters on the manifold
     */
    Parameters project(Parameters parameters, Parameters held, Statistics total);

    /**
     * Whether the sums stand for themselves, whatever parameters they were taken around, so that sums of different steps of
     * learning may be averaged.
     *
     * @return false, unless the closed form says otherwise
     */
    default boolean mayAverage() {
        return false;
    }
}
