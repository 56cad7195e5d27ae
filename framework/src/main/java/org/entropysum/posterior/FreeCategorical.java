package org.entropysum.posterior;

import org.entropysum.model.EnumerableLatents;
import org.entropysum.numeric.Matrix;

/** Probabilities of all states, free for each data point; see {@link DiscretePosterior}. */
public final class FreeCategorical {
    private FreeCategorical() {}

    /**
     * The family for N data points.
     *
     * @param model the model whose states are meant
     * @param rows N
     * @return the family
     */
    public static FreePosterior of(EnumerableLatents model, int rows) {
        return FreePosterior.of(rows, DiscretePosterior.coordinates(Matrix.copyOf(model.states())));
    }
}
