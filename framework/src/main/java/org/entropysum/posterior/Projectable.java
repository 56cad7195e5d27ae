package org.entropysum.posterior;

import org.entropysum.model.Parameters;

/**
 * An M-step that can also be done in part: over those parameters alone that the directions α and β move (variances, rates,
 * weights of components), at fixed q and with all other parameters where they are. That is a projection onto the manifold
 * where the ELBO is a sum of entropies.
 */
public interface Projectable extends Maximization {
    /**
     * The parameters with those that α and β move at the maximum of the ELBO.
     *
     * @param parameters where the model stands
     * @param held where q stands, and around which the sums were taken
     * @param total the sums over all data
     * @return the parameters on the manifold
     */
    Parameters project(Parameters parameters, Parameters held, Statistics total);
}
