package org.entropysum.manifold;

import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;

/**
 * The ELBO restricted to the manifold, \( L(p) = \max_t F(p(t)) \) along the flows of α and β: a pure sum of entropies, for
 * every p. By the envelope theorem its gradient is the ELBO's at the projected point, carried back along the flow; at a
 * point of the manifold the two are equal. It is constant along the flows, so its maxima are those of the ELBO up to a
 * projection.
 *
 * @param elbo the ELBO
 */
public record EntropyObjective(Objective elbo) implements Objective {
    @Override
    public ModelAssembly assembly() {
        return elbo.assembly();
    }

    /**
     * The entropies at the projected point.
     *
     * @param parameters where the model stands
     * @param held where q stands; if that is where the model stands, q follows the projection
     * @return ES at the projected point as its {@link Evaluation#elbo}, and the gradient by the given parameters
     */
    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        ManifoldPoint point =
                parameters == held ? Projection.follow(elbo, parameters) : Projection.project(elbo, parameters, held);
        Evaluation evaluation = point.evaluation();
        Parameters gradient =
                Flow.of(assembly(), parameters).pullback(parameters, point.times(), evaluation.gradient());
        return new Evaluation(
                evaluation.entropies().value(),
                evaluation.entropies(),
                gradient.requireFinite("gradient of"),
                evaluation.latentRates(),
                evaluation.posteriorGradient(),
                evaluation.magnitude());
    }

    @Override
    public EntropyObjective visited(Parameters parameters, int step, long seed) {
        Objective after = elbo.visited(parameters, step, seed);
        return after == elbo ? this : new EntropyObjective(after);
    }

    /**
     * The point of the manifold that stands for given parameters.
     *
     * @param parameters any parameters
     * @return the projected parameters
     */
    public Parameters projected(Parameters parameters) {
        return Projection.follow(elbo, parameters).parameters();
    }

    @Override
    public Statistics statistics(Maximization maximization, Parameters held) {
        return elbo.statistics(maximization, held);
    }
}
