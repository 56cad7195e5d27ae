package org.entropysum.elbo;

import org.entropysum.model.Parameters;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.Weights;

/** An objective whose terms can be given weights, and whose expectations can be taken by another rule. */
public interface WeightedObjective extends Objective {
    /**
     * The same data with other weights.
     *
     * @param weights the weights of the terms
     * @return the weighted bound; its {@link Evaluation#elbo} and gradient carry the weights, its entropies do not
     */
    WeightedObjective weighted(Weights weights);

    /**
     * The same data with expectations by another rule with as many nodes, as other draws are.
     *
     * @param rule the rule
     * @return the objective
     */
    WeightedObjective with(Expectation rule);

    @Override
    default WeightedObjective during(int step) {
        return this;
    }

    @Override
    WeightedObjective visited(Parameters parameters, int step, long seed);
}
