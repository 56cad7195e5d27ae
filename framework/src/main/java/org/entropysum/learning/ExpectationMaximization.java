package org.entropysum.learning;

import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Maximization;

/**
 * Expectation maximization. After a step the model stands at the maximum of the ELBO for the q of the parameters before,
 * and {@link State#held()} says where that is. Without an M-step in closed form the maximum is found numerically.
 */
public final class ExpectationMaximization implements Algorithm {
    private static final int INNER_STEPS = 500;
    private static final double INNER_TOLERANCE = 1e-11;

    private ExpectationMaximization() {}

    /**
     * The algorithm.
     *
     * @return EM
     */
    public static ExpectationMaximization of() {
        return new ExpectationMaximization();
    }

    @Override
    public State initial(Parameters parameters) {
        return State.start(parameters, State.NoMemory.NONE);
    }

    @Override
    public State step(Objective objective, State state) {
        Parameters held = state.parameters();
        Parameters next = objective
                .assembly()
                .maximization()
                .map(closed -> closedForm(closed, objective, held))
                .orElseGet(() -> numerically(objective, held));
        return state.next(next, held, state.memory(), null);
    }

    private static Parameters closedForm(Maximization maximization, Objective objective, Parameters held) {
        return maximization
                .maximize(held, objective.statistics(maximization, held))
                .requireFinite("parameter");
    }

    private static Parameters numerically(Objective objective, Parameters held) {
        Lbfgs ascent = Lbfgs.standard();
        State state = ascent.initial(held);
        Evaluation here = atFixedPosterior(objective.at(held, held));
        for (int i = 0; i < INNER_STEPS && here.gradient().gradientNorm() > INNER_TOLERANCE; i++) {
            State next = ascent.step(point -> atFixedPosterior(objective.at(point, held)), state, here);
            if (next.parameters() == state.parameters()) {
                break;
            }
            state = next;
            here = state.evaluation(objective);
        }
        return state.parameters();
    }

    // The gradient by Φ belongs to the E-step; here q does not follow the parameters
    private static Evaluation atFixedPosterior(Evaluation evaluation) {
        Parameters gradient = evaluation.gradient();
        for (Block block : gradient.layout().blocks()) {
            if (block.role() == Role.POSTERIOR) {
                gradient = gradient.with(block.name(), Matrix.zeros(block.rows(), block.columns()));
            }
        }
        return new Evaluation(
                evaluation.elbo(),
                evaluation.entropies(),
                gradient,
                evaluation.latentRates(),
                evaluation.posteriorGradient(),
                evaluation.magnitude());
    }
}
