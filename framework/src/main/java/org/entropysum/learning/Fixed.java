package org.entropysum.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;

/**
 * An objective while some blocks of parameters keep a value and the others are learned. A large noise variance that is lowered
 * in stages, for example, leads past local optima to which a start at small noise would be bound.
 */
public final class Fixed implements Objective {
    private final Objective objective;
    private final Map<String, Double> values;

    private Fixed(Objective objective, Map<String, Double> values) {
        this.objective = objective;
        this.values = values;
    }

    /**
     * The objective at fixed values.
     *
     * @param objective the objective of all parameters
     * @param values what all numbers of a block are, by the name of the block, in the coordinates of {@link Parameters}
     * @return the objective of the other blocks
     * @throws IllegalArgumentException if there is no block of that name
     */
    public static Fixed of(Objective objective, Map<String, Double> values) {
        values.keySet().forEach(objective.assembly().layout()::block);
        return new Fixed(objective, new LinkedHashMap<>(values));
    }

    /**
     * The objective of all parameters.
     *
     * @return what this one was made of, after the visits that q has had since
     */
    public Objective free() {
        return objective;
    }

    /**
     * The point that stands for given parameters.
     *
     * @param parameters any parameters
     * @return the same with the fixed blocks at their values
     */
    public Parameters point(Parameters parameters) {
        Parameters point = parameters;
        for (Map.Entry<String, Double> fixed : values.entrySet()) {
            point = point.with(fixed.getKey(), filled(parameters, fixed.getKey(), fixed.getValue()));
        }
        return point;
    }

    private static Matrix filled(Parameters like, String name, double value) {
        Block block = like.layout().block(name);
        Matrix matrix = Matrix.zeros(block.rows(), block.columns());
        java.util.Arrays.fill(matrix.values(), value);
        return matrix;
    }

    @Override
    public Parallel parallel() {
        return objective.parallel();
    }

    @Override
    public ModelAssembly assembly() {
        return objective.assembly();
    }

    /** The gradient by what is fixed is zero. {@inheritDoc} */
    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        Parameters point = point(parameters);
        Evaluation all = objective.at(point, parameters == held ? point : point(held));
        Parameters gradient = all.gradient();
        for (String name : values.keySet()) {
            gradient = gradient.with(name, filled(gradient, name, 0));
        }
        return new Evaluation(
                all.elbo(), all.entropies(), gradient, all.latentRates(), all.posteriorGradient(), all.magnitude());
    }

    @Override
    public Objective during(int step) {
        Objective now = objective.during(step);
        return now == objective ? this : new Fixed(now, values);
    }

    @Override
    public Objective evaluating(Parameters parameters, Parameters held) {
        Parameters point = point(parameters);
        Objective evaluation = objective.evaluating(point, parameters == held ? point : point(held));
        return evaluation == objective ? this : new Fixed(evaluation, values);
    }

    @Override
    public Objective visited(Parameters parameters, int step, long seed) {
        Objective after = objective.visited(point(parameters), step, seed);
        return after == objective ? this : new Fixed(after, values);
    }

    @Override
    public int epoch() {
        return objective.epoch();
    }

    @Override
    public Statistics statistics(Summary summary, Parameters held) {
        return objective.statistics(summary, point(held));
    }
}
