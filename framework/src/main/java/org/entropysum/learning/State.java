package org.entropysum.learning;

import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Where learning stands.
 *
 * @param parameters the parameters
 * @param held the parameters at which q stands; the same, but after the M-step of an EM algorithm
 * @param iteration the number of steps done
 * @param memory what the algorithm carries from step to step
 * @param known the evaluation at this state, if the step has made it already
 */
public record State(
        Parameters parameters,
        Parameters held,
        int iteration,
        Memory memory,
        @Nullable Evaluation known) {
    /** What an algorithm carries from step to step. */
    public interface Memory {}

    /** The memory of an algorithm that needs none. */
    public enum NoMemory implements Memory {
        /** Nothing. */
        NONE
    }

    /**
     * The state before the first step of an algorithm.
     *
     * @param parameters where learning starts
     * @param memory what the algorithm starts with
     * @return the state
     */
    public static State start(Parameters parameters, Memory memory) {
        return new State(parameters, parameters, 0, memory, null);
    }

    /**
     * The state after a step.
     *
     * @param next the new parameters
     * @param posterior where q stands
     * @param carried the new memory
     * @param evaluation the evaluation at the new state, if known
     * @return the state
     */
    public State next(Parameters next, Parameters posterior, Memory carried, @Nullable Evaluation evaluation) {
        return new State(next, posterior, iteration + 1, carried, evaluation);
    }

    /** This state with its evaluation. */
    State knowing(Evaluation evaluation) {
        return new State(parameters, held, iteration, memory, evaluation);
    }

    /** This state without its evaluation, where that was made on a part of the objective, and with another memory. */
    State forgetting(Memory carried) {
        return new State(parameters, held, iteration, carried, null);
    }

    /**
     * The evaluation at this state.
     *
     * @param objective the objective
     * @return the known evaluation, or a new one
     */
    public Evaluation evaluation(Objective objective) {
        return known != null ? known : objective.at(parameters, held);
    }

    /**
     * The evaluation at this state of what the next step works on.
     *
     * @param objective the objective of the whole training
     * @return the evaluation of {@link Objective#during} for this iteration
     */
    public Evaluation evaluationOfStep(Objective objective) {
        Objective now = objective.during(iteration);
        return now == objective ? evaluation(objective) : now.at(parameters, held);
    }

    /** The gradient of {@link #evaluationOfStep}, which is the caller's own. */
    Parameters ownGradientOfStep(Objective objective) {
        Objective now = objective.during(iteration);
        return now == objective && known != null ? known.gradient().copy() : now.ownGradient(parameters, held);
    }
}
