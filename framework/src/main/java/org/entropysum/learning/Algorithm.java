package org.entropysum.learning;

import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;

/** A learning algorithm: a start and a pure step. It has no loop, no clock and no log. */
public interface Algorithm {
    /**
     * The state before the first step.
     *
     * @param parameters where learning starts
     * @return the state
     */
    State initial(Parameters parameters);

    /**
     * One step that raises the objective.
     *
     * @param objective the ELBO
     * @param state where learning stands
     * @return where it stands next; the same parameters if the algorithm cannot get further
     */
    State step(Objective objective, State state);
}
