package org.entropysum.manifold;

import org.entropysum.elbo.Objective;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.State;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.BestFamily;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.ModelAssembly;
import org.jspecify.annotations.Nullable;

/**
 * The projection onto the manifold F = ES, in one step: the flows of α and β are followed until the gap of every entropy is
 * zero to rounding. Where the model has a closed form (noise variances, weights and covariances of components) that comes
 * first. The projection raises the ELBO and is not convergence: all other parameters stay where they are.
 *
 * <p>Directions that move parameters only leave q where the state holds it. Directions that rescale the latents move q too;
 * an exact posterior then follows the parameters, and all gaps are closed together.
 */
public final class Projection implements Algorithm {
    private Projection() {}

    /**
     * The projection.
     *
     * @return an algorithm of one step; a second step finds nothing to do
     */
    public static Projection of() {
        return new Projection();
    }

    @Override
    public State initial(Parameters parameters) {
        return State.start(parameters, State.NoMemory.NONE);
    }

    @Override
    public State step(Objective objective, State state) {
        ManifoldPoint reached = project(objective, state.parameters(), state.held());
        return state.next(reached.parameters(), reached.held(), state.memory(), reached.evaluation());
    }

    static ManifoldPoint project(Objective objective, Parameters parameters, Parameters held) {
        ModelAssembly assembly = objective.assembly();
        Flow flow = Flow.of(assembly, parameters);
        boolean follows = flow.movesPosterior(parameters) || !isHeld(assembly);
        boolean coupled = follows && assembly.posterior().isExact();
        Parameters start = coupled
                ? parameters
                : assembly.projection()
                        .map(closed -> closedForm(objective, closed, parameters, follows ? parameters : held))
                        .orElse(parameters);
        return search(objective, flow, start, follows ? null : held);
    }

    // A q that is the best one for the model stays where it is if that gives the maximum in closed form, as in an
    // M-step
    private static boolean isHeld(ModelAssembly assembly) {
        boolean isBest = assembly.posterior() instanceof BestFamily
                && assembly.projection().isPresent();
        return assembly.posterior().isExact() || isBest;
    }

    /** With q following the parameters, so that derivatives are total ones. */
    static ManifoldPoint follow(Objective objective, Parameters parameters) {
        return search(objective, Flow.of(objective.assembly(), parameters), parameters, null);
    }

    private static ManifoldPoint search(
            Objective objective, Flow flow, Parameters parameters, @Nullable Parameters held) {
        return new GapSearch(objective, flow, parameters, held).search();
    }

    /** The maximum over what α and β move, at q held where it is. */
    static Parameters closedForm(
            Objective objective, ManifoldProjection closed, Parameters parameters, Parameters held) {
        return closed.project(parameters, held, objective.statistics(closed, held))
                .requireFinite("projected parameter");
    }
}
