package org.entropysum.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.ITERATION;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.CriterionSolution;
import org.entropysum.model.CriterionSolver;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/**
 * The directions that a model states against those that follow from its conditionals. Extend it, assemble the model with a
 * free posterior, and give it a few data points.
 */
public abstract class CriterionContract {
    private static final int POINTS = 4;

    private static final long SEED = 20_220_903;

    /**
     * The model with a posterior that has parameters of its own for each row of {@link #data()}.
     *
     * @return the assembly
     */
    protected abstract ModelAssembly free();

    /**
     * A few data points.
     *
     * @return the data
     */
    protected abstract Dataset data();

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

    private interface Check {
        void check(Parameters point, CriterionSolution solution, Direction stated);
    }

    private void forEachTerm(Check check) {
        UniformRandomProvider random = Draws.seeded(SEED);
        GenerativeModel model = free().model();
        for (int i = 0; i < POINTS; i++) {
            Parameters point = point(free(), random);
            List<CriterionSolution> solutions = CriterionSolver.solve(model, point, random);
            List<Direction> stated = model.directions(point);
            for (int term = 0; term < solutions.size(); term++) {
                check.check(point, solutions.get(term), stated.get(term));
            }
        }
    }

    @Test
    final void directionIsStatedExactlyWhereThereIsOne() {
        forEachTerm((point, solution, stated) -> assertThat(stated instanceof Direction.Along)
                .as("%s: stated %s, found %s", stated.term(), stated, solution)
                .isEqualTo(solution.found()));
    }

    @Test
    final void statedDirectionSolvesTheEquations() {
        forEachTerm((point, solution, stated) -> {
            if (stated instanceof Direction.Along along) {
                assertThat(CriterionSolver.residual(free().model(), point, along, Draws.seeded(SEED)))
                        .as("residual of the direction of %s", along.term())
                        .isLessThanOrEqualTo(CriterionSolver.SOLVED);
                assertThat(along.movesPosterior())
                        .as("%s moves the posterior", along.term())
                        .isEqualTo(solution.movesPosterior());
            }
        });
    }

    // By the gradient of the ELBO, which the solver does not use
    @Test
    final void foundDirectionPredictsTheGap() {
        EntropySumEvaluator objective = EntropySumEvaluator.of(free(), data());
        forEachTerm((point, solution, stated) -> {
            if (solution.direction() instanceof Direction.Along found) {
                Evaluation there = objective.at(point);
                assertThat(there.along(found))
                        .as("derivative of the ELBO along the direction found for %s", found.term())
                        .isCloseTo(gap(there, found), within(ITERATION * (1 + there.magnitude())));
            }
        });
    }

    private static double gap(Evaluation evaluation, Direction direction) {
        return evaluation.entropies().terms().stream()
                .filter(term -> term.name().equals(direction.term()))
                .mapToDouble(EntropyTerm::gap)
                .sum();
    }
}
