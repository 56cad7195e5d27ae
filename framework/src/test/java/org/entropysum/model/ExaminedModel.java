package org.entropysum.model;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;

/** A model under examination: what its author says, points of its parameter space, and its assemblies. */
abstract class ExaminedModel {
    /** How many random untrained points the gap identity is tried at. */
    static final int POINTS = 100;

    /** How many of them where each costs a difference along the flow or by every parameter. */
    static final int FEW_POINTS = 5;

    /** Rows of data at which conditionals are examined. */
    static final int ROWS = 6;

    static final long SEED = 22_090_307;

    /** More rows than the evaluator takes in one chunk. */
    static final int SEVERAL_CHUNKS = 1500;

    /**
     * The model with a posterior that has parameters of its own for each row of {@link #data()}, so that any q can be
     * tried, and with its M-step where it has one.
     *
     * @return the assembly
     */
    protected abstract ModelAssembly free();

    /**
     * The model with its exact posterior and all closed forms that it offers.
     *
     * @return the assembly, or empty if no exact posterior is known
     */
    protected abstract Optional<ModelAssembly> exact();

    /**
     * A few data points; every parameter costs several evaluations of all of them.
     *
     * @return the data
     */
    protected abstract Dataset data();

    /**
     * The conditionals for which the criterion fails, so that the model states no direction.
     *
     * @return their names, none by default
     */
    protected Set<String> termsWithoutDirection() {
        return Set.of();
    }

    /**
     * A random, untrained point: normal draws around where learning would start.
     *
     * @param assembly the model with its posterior
     * @param random the source of randomness
     * @return values for all free parameters
     */
    protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
        return assembly.initial(data(), random).plus(0.5, Draws.normal(assembly.layout(), random));
    }

    final GenerativeModel model() {
        return free().model();
    }

    final List<Parameters> points(ModelAssembly assembly, int count) {
        UniformRandomProvider random = Draws.seeded(SEED);
        List<Parameters> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(point(assembly, random));
        }
        return points;
    }

    final EntropySumEvaluator objective(ModelAssembly assembly) {
        return EntropySumEvaluator.of(assembly, data());
    }

    final ModelAssembly exactOrSkip() {
        Optional<ModelAssembly> exact = exact();
        assumeThat(exact).as("a model with an exact posterior").isPresent();
        return exact.orElseThrow();
    }

    final List<ModelAssembly> assemblies() {
        List<ModelAssembly> assemblies = new ArrayList<>(List.of(free()));
        exact().ifPresent(assemblies::add);
        return assemblies;
    }

    /**
     * Rows of latents inside the support of the priors.
     *
     * @param random the source of randomness
     * @return some of the states where there are finitely many, else normal draws
     */
    protected Matrix latents(UniformRandomProvider random) {
        return PullbackExamination.latents(model(), random);
    }

    final Matrix observations(UniformRandomProvider random) {
        int d = data().shape().columns();
        double[] all = data().values();
        double[] rows = new double[ROWS * d];
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(all, random.nextInt(data().shape().rows()) * d, rows, i * d, d);
        }
        return Matrix.over(rows, ROWS, d);
    }

    static double relative(double tolerance, double value) {
        return tolerance * (1 + Math.abs(value));
    }
}
