package org.entropysum.learning;

import java.util.Objects;
import java.util.function.Function;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;

/**
 * Expectation maximization. After a step the model stands at the maximum of the ELBO for the q of the parameters before,
 * and {@link State#held()} says where that is. Without an M-step in closed form the maximum is found numerically. A q with
 * parameters Φ of its own takes an E-step first, the maximum over Φ at fixed Ψ and Θ, so that no step lowers the ELBO.
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
        Parameters held = expectation(objective, state.parameters());
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

    /**
     * The E-step of a q with parameters of its own: the maximum of the ELBO over Φ at fixed Ψ and Θ.
     *
     * @param objective the ELBO
     * @param parameters where to start
     * @return the same Ψ and Θ with the best Φ; the same parameters if q has none of its own
     * @throws IllegalArgumentException if the gradient by Φ is only an estimate
     */
    public static Parameters expectation(Objective objective, Parameters parameters) {
        ModelAssembly assembly = objective.assembly();
        if (assembly.posterior().layout().size() == 0) {
            return parameters;
        }
        assembly.posterior().obstacleToDifferentiation(assembly.expectation()).ifPresent(obstacle -> {
            throw new IllegalArgumentException("EM cannot maximize over q: " + obstacle
                    + "; use another rule of expectation, or a stochastic gradient such as Adam");
        });
        return ascent(point -> moving(true, objective.at(point)), parameters);
    }

    private static Parameters numerically(Objective objective, Parameters held) {
        return ascent(point -> moving(false, objective.at(point, held)), held);
    }

    private static Parameters ascent(Function<Parameters, Evaluation> part, Parameters from) {
        Lbfgs ascent = Lbfgs.standard();
        Evaluation here = part.apply(from);
        State state = ascent.initial(from);
        for (int i = 0; i < INNER_STEPS && here.gradient().gradientNorm() > INNER_TOLERANCE; i++) {
            State next = ascent.step(part, state, here);
            if (next.parameters() == state.parameters()) {
                break;
            }
            state = next;
            here = Objects.requireNonNull(next.known());
        }
        return state.parameters();
    }

    // In the E-step Φ alone moves, in the M-step everything else
    private static Evaluation moving(boolean posterior, Evaluation evaluation) {
        Parameters gradient = evaluation.gradient();
        for (Block block : gradient.layout().blocks()) {
            if ((block.role() == Role.POSTERIOR) != posterior) {
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
