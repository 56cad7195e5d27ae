package org.entropysum.learning;

import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.elbo.WeightedObjective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;
import org.entropysum.posterior.Weights;

/**
 * A sampled ELBO of which every step sees other draws, so that learning does not fit itself to the draws. They follow from the
 * seed of the frozen ones and the number of the step alone. Evaluation, stop rules and verdict see the frozen draws, for which
 * the identity F − ES = ⟨∇F, (α, β)⟩ is exact.
 */
public final class FreshDraws implements WeightedObjective {
    private final WeightedObjective frozen;

    private FreshDraws(WeightedObjective frozen) {
        this.frozen = frozen;
    }

    /**
     * The objective with fresh draws in every step.
     *
     * @param frozen the ELBO with frozen draws, on all data or in minibatches
     * @return the objective
     * @throws IllegalArgumentException if expectations are not taken by draws
     */
    public static FreshDraws of(WeightedObjective frozen) {
        Expectation rule = frozen.assembly().expectation();
        if (!(rule instanceof Expectation.MonteCarlo || rule instanceof Expectation.QuasiMonteCarlo)) {
            throw new IllegalArgumentException("only expectations by draws can be drawn afresh, not " + rule);
        }
        return new FreshDraws(frozen);
    }

    // Seeds at fixed distances would give rows of one step the draws of other rows in the next
    private static long seed(long frozen, int step) {
        return RandomSource.PHILOX_4X64
                .create(new long[] {frozen, step, 0, 0, 0, 0})
                .nextLong();
    }

    @Override
    public WeightedObjective during(int step) {
        return frozen.during(step).with(assembly().expectation().redrawn(seed -> seed(seed, step)));
    }

    @Override
    public FreshDraws weighted(Weights weights) {
        return new FreshDraws(frozen.weighted(weights));
    }

    @Override
    public FreshDraws with(Expectation rule) {
        return of(frozen.with(rule));
    }

    @Override
    public FreshDraws visited(Parameters parameters, int step, long seed) {
        WeightedObjective after = frozen.visited(parameters, step, seed);
        return after == frozen ? this : new FreshDraws(after);
    }

    @Override
    public Parallel parallel() {
        return frozen.parallel();
    }

    @Override
    public ModelAssembly assembly() {
        return frozen.assembly();
    }

    @Override
    public int epoch() {
        return frozen.epoch();
    }

    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        return frozen.at(parameters, held);
    }

    @Override
    public Objective evaluating(Parameters parameters, Parameters held) {
        return frozen.evaluating(parameters, held);
    }

    @Override
    public Statistics statistics(Summary summary, Parameters held) {
        return frozen.statistics(summary, held);
    }
}
