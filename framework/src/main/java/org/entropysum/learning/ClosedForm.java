package org.entropysum.learning;

import org.entropysum.data.Dataset;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.MaximumLikelihood;

/** The maximum likelihood in one step. */
public final class ClosedForm implements Algorithm {
    private final MaximumLikelihood maximumLikelihood;
    private final Dataset data;

    private ClosedForm(MaximumLikelihood maximumLikelihood, Dataset data) {
        this.maximumLikelihood = maximumLikelihood;
        this.data = data;
    }

    /**
     * The algorithm for a model and its data.
     *
     * @param maximumLikelihood the model's closed form
     * @param data the data
     * @return the algorithm
     */
    public static ClosedForm of(MaximumLikelihood maximumLikelihood, Dataset data) {
        return new ClosedForm(maximumLikelihood, data);
    }

    @Override
    public State initial(Parameters parameters) {
        return State.start(parameters, State.NoMemory.NONE);
    }

    @Override
    public State step(Objective objective, State state) {
        Parameters optimum =
                maximumLikelihood.fit(data).in(state.parameters().layout()).requireFinite("parameter");
        return state.next(optimum, optimum, state.memory(), null);
    }
}
