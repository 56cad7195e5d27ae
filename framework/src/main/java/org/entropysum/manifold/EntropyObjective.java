package org.entropysum.manifold;

import java.util.Optional;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.elbo.WeightedObjective;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;
import org.entropysum.posterior.Weights;

/**
 * The ELBO restricted to the manifold, \( L(p) = \max_t F(p(t)) \) along the flows of α and β: a pure sum of entropies, for
 * every p. By the envelope theorem its gradient is the ELBO's at the projected point, carried back along the flow; at a
 * point of the manifold the two are equal. It is constant along the flows, so its maxima are those of the ELBO up to a
 * projection.
 *
 * <p>Where the model has the projection in closed form and q depends on Φ alone, L is the maximum over everything that α and β
 * move (each scale of its own, not all by one factor), and the entropies may be weighted,
 * \( a_q \bar H[q] - a_z H[p(z)] - a_x E_{\bar q} H[p(x|z)] \): the maximum does not move with the weights (annealing in sparse
 * coding, Velychko et al., 2024).
 *
 * @param elbo the ELBO
 * @param weights the weights of the entropies
 */
public record EntropyObjective(Objective elbo, Weights weights) implements WeightedObjective {
    /**
     * The entropies without weights.
     *
     * @param elbo the ELBO
     */
    public EntropyObjective(Objective elbo) {
        this(elbo, Weights.NONE);
    }

    @Override
    public EntropyObjective weighted(Weights other) {
        return new EntropyObjective(elbo, other);
    }

    @Override
    public EntropyObjective with(Expectation rule) {
        if (elbo instanceof WeightedObjective other) {
            return new EntropyObjective(other.with(rule), weights);
        }
        throw new IllegalArgumentException("the expectations of this objective cannot be taken by another rule");
    }

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
        Optional<ManifoldProjection> closed = closedForm(parameters);
        if (closed.isPresent()) {
            return inClosedForm(closed.get(), parameters, held);
        }
        if (!weights.equals(Weights.NONE)) {
            throw new IllegalArgumentException("weighted entropies need a projection in closed form and a q with"
                    + " parameters of its own, which neither follows the model nor is rescaled with it");
        }
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
    public EntropyObjective evaluating(Parameters parameters, Parameters held) {
        Objective evaluation = elbo.evaluating(parameters, held);
        return evaluation == elbo ? this : new EntropyObjective(evaluation, weights);
    }

    @Override
    public EntropyObjective visited(Parameters parameters, int step, long seed) {
        Objective after = elbo.visited(parameters, step, seed);
        return after == elbo ? this : new EntropyObjective(after, weights);
    }

    private Optional<ManifoldProjection> closedForm(Parameters at) {
        ModelAssembly assembly = assembly();
        return assembly.posterior().followsModel() || Flow.of(assembly, at).movesPosterior(at)
                ? Optional.empty()
                : assembly.projection();
    }

    // F is at its maximum over what was projected, so the gradient by the rest is that of F there
    private Evaluation inClosedForm(ManifoldProjection closed, Parameters parameters, Parameters held) {
        Parameters posterior = withPosteriorOf(held, parameters);
        Parameters projected = Projection.closedForm(elbo, closed, parameters, posterior);
        Evaluation evaluation = weightedElbo().at(projected, parameters == held ? projected : posterior);
        return new Evaluation(
                evaluation.entropies().weighted(weights),
                evaluation.entropies(),
                evaluation.gradient(),
                evaluation.latentRates(),
                evaluation.posteriorGradient(),
                evaluation.magnitude());
    }

    // Ψ and Θ of one point with Φ of another
    private Parameters withPosteriorOf(Parameters held, Parameters parameters) {
        Parameters joint = parameters;
        for (Block block : assembly().posterior().layout().blocks()) {
            joint = parameters == held ? joint : joint.with(block.name(), held.matrix(block.name()));
        }
        return joint;
    }

    private Objective weightedElbo() {
        if (weights.equals(Weights.NONE)) {
            return elbo;
        }
        if (elbo instanceof WeightedObjective weighted) {
            return weighted.weighted(weights);
        }
        throw new IllegalArgumentException("the terms of this objective cannot be weighted");
    }

    /**
     * The point of the manifold that stands for given parameters.
     *
     * @param parameters any parameters
     * @return the projected parameters
     */
    public Parameters projected(Parameters parameters) {
        return closedForm(parameters)
                .map(closed -> Projection.closedForm(elbo, closed, parameters, parameters))
                .orElseGet(() -> Projection.follow(elbo, parameters).parameters());
    }

    @Override
    public Statistics statistics(Summary summary, Parameters held) {
        return elbo.statistics(summary, held);
    }
}
