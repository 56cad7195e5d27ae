package org.entropysum.elbo;

import org.entropysum.model.Parameters;
import org.entropysum.posterior.Weights;

/** An objective whose terms can be given weights. */
public interface WeightedObjective extends Objective {
    /**
     * The same data with other weights.
     *
     * @param weights the weights of the terms
     * @return the weighted bound; its {@link Evaluation#elbo} and gradient carry the weights, its entropies do not
     */
    WeightedObjective weighted(Weights weights);

    @Override
    WeightedObjective visited(Parameters parameters, int step, long seed);
}
