package org.entropysum.posterior;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;

/**
 * A family that carries more than parameters from visit to visit, as sets of states. What it remembers is a value: a visit
 * gives a new family and leaves the old one as it is, and learning goes on with {@link ModelAssembly#with(VariationalFamily)}.
 */
public interface RememberingFamily extends VariationalFamily {
    /**
     * The family after an E-step on a batch. It never lowers the ELBO at these parameters, and rows outside the batch keep
     * what they had.
     *
     * @param parameters Ψ and Θ
     * @param batch the data points that are visited
     * @param seed fixes, with the identity of each row, all that is random; another one for each visit
     * @return the family with what it remembers now
     */
    RememberingFamily visited(Parameters parameters, Batch batch, long seed);
}
