package org.entropysum.posterior;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;

/** The sums over data under q that a closed form needs. */
public interface Summary {
    /**
     * The sums over a chunk of data.
     *
     * @param held where q stands
     * @param batch the data points
     * @param posterior their distributions
     * @param rule how expectations are taken
     * @return the sums
     */
    Statistics statistics(Parameters held, Batch batch, Posterior posterior, Expectation rule);
}
