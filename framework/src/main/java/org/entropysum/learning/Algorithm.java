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

    /**
     * The same step where nobody needs the state any more: its memory may be written over, and a further step from it fails.
     *
     * @param objective the ELBO
     * @param state where learning stands; used up, but for its parameters
     * @return what {@link #step} returns
     */
    default State advance(Objective objective, State state) {
        return step(objective, state);
    }
}
