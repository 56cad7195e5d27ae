package org.entropysum.posterior;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;

/** A model's M-step in closed form: the maximum of the ELBO over Ψ and Θ at fixed q. */
public interface Maximization extends Summary {
    /**
     * The sums over a chunk of data under q.
     *
     * @param held the parameters before the step, around whose means the data may be centred
     * @param batch the data points
     * @param nodes the expectation under their distributions
     * @return the sums
     */
    Statistics statistics(Parameters held, Batch batch, Nodes nodes);

    @Override
    default Statistics statistics(Parameters held, Batch batch, Posterior posterior, Expectation rule) {
        return statistics(held, batch, posterior.nodes(rule));
    }

    /**
     * The parameters that maximize the ELBO.
     *
     * @param held the parameters before the step
     * @param total the sums over all data
     * @return the new parameters, in the layout of those before
     */
    Parameters maximize(Parameters held, Statistics total);
}
