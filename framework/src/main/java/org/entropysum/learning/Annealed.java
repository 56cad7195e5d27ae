package org.entropysum.learning;

import java.util.function.DoubleFunction;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.elbo.WeightedObjective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.BestFamily;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;

/**
 * An ELBO whose terms are weighted while it is learned. Steps see the weighted bound; evaluation, stop rules and verdict see
 * the ELBO, because the weighted one is none.
 */
public final class Annealed implements Objective {
    private final WeightedObjective elbo;
    private final Schedule schedule;
    private final DoubleFunction<Weights> weights;

    private Annealed(WeightedObjective elbo, Schedule schedule, DoubleFunction<Weights> weights) {
        VariationalFamily posterior = elbo.assembly().posterior();
        if (posterior.layout().size() == 0 && !(posterior instanceof BestFamily)) {
            throw new IllegalArgumentException("an exact or truncated posterior is the maximum of the ELBO, not of a"
                    + " weighted bound; annealing needs a q with parameters of its own");
        }
        this.elbo = elbo;
        this.schedule = schedule;
        this.weights = weights;
    }

    /**
     * KL annealing: the whole divergence KL[q ‖ p(z)] is weighted.
     *
     * @param elbo the ELBO
     * @param schedule the weight of each step, positive, at the end 1
     * @return the objective
     * @throws IllegalArgumentException if q has no parameters, but is the best q for the ELBO alone
     */
    public static Annealed divergence(WeightedObjective elbo, Schedule schedule) {
        return new Annealed(elbo, schedule, Weights::divergence);
    }

    /**
     * Prior annealing: only the expected log density of the prior is weighted.
     *
     * @param elbo the ELBO
     * @param schedule the weight of each step, not negative, at the end 1
     * @return the objective
     * @throws IllegalArgumentException if q has no parameters, but is the best q for the ELBO alone
     */
    public static Annealed prior(WeightedObjective elbo, Schedule schedule) {
        return new Annealed(elbo, schedule, Weights::prior);
    }

    /**
     * Likelihood annealing: only the expected log density of the data is weighted.
     *
     * @param elbo the ELBO
     * @param schedule the weight of each step, not negative, at the end 1
     * @return the objective
     * @throws IllegalArgumentException if q has no parameters, but is the best q for the ELBO alone
     */
    public static Annealed likelihood(WeightedObjective elbo, Schedule schedule) {
        return new Annealed(elbo, schedule, Weights::likelihood);
    }

    /**
     * Posterior annealing: only the entropy of q is weighted.
     *
     * @param elbo the ELBO
     * @param schedule the weight of each step, positive, at the end 1
     * @return the objective
     * @throws IllegalArgumentException if q has no parameters, but is the best q for the ELBO alone
     */
    public static Annealed posterior(WeightedObjective elbo, Schedule schedule) {
        return new Annealed(elbo, schedule, Weights::posterior);
    }

    @Override
    public Parallel parallel() {
        return elbo.parallel();
    }

    @Override
    public ModelAssembly assembly() {
        return elbo.assembly();
    }

    @Override
    public Objective during(int step) {
        return weighted(step).during(step);
    }

    private WeightedObjective weighted(int step) {
        return elbo.weighted(weights.apply(schedule.at(step)));
    }

    /** The E-step is that of the weighted bound. {@inheritDoc} */
    @Override
    public Annealed visited(Parameters parameters, int step, long seed) {
        WeightedObjective before = weighted(step);
        WeightedObjective after = before.visited(parameters, step, seed);
        return after == before ? this : new Annealed(after.weighted(Weights.NONE), schedule, weights);
    }

    @Override
    public int epoch() {
        return elbo.epoch();
    }

    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        return elbo.at(parameters, held);
    }

    @Override
    public Objective evaluating(Parameters parameters, Parameters held) {
        return elbo.evaluating(parameters, held);
    }

    @Override
    public Statistics statistics(Summary summary, Parameters held) {
        return elbo.statistics(summary, held);
    }
}
