package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.FLOW;
import static org.entropysum.testkit.Tolerances.GAP_IDENTITY;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.STEP;
import static org.entropysum.testkit.Tolerances.WIDE_STEP;

import java.util.List;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RescaledFamily;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** The ELBO of a model anywhere: its gradient, and its gap against the directions. */
abstract class GapIdentityContract extends ConditionalsContract {
    @Test
    final void gradientIsTheDerivativeOfTheElbo() {
        for (ModelAssembly assembly : assemblies()) {
            EntropySumEvaluator objective = objective(assembly);
            for (Parameters point : points(assembly, FEW_POINTS)) {
                assertGradient(
                        objective.at(point), point, moved -> objective.at(moved).elbo());
            }
        }
    }

    @Test
    final void gradientAtHeldPosteriorIsTheDerivativeOfTheElboThere() {
        ModelAssembly assembly = exactOrSkip();
        EntropySumEvaluator objective = objective(assembly);
        Parameters held = points(assembly, 1).get(0);
        for (Parameters point : points(assembly, FEW_POINTS)) {
            assertGradient(
                    objective.at(point, held),
                    point,
                    moved -> objective.at(moved, held).elbo());
        }
    }

    private static void assertGradient(Evaluation there, Parameters point, Function<Parameters, Double> elbo) {
        UniformRandomProvider random = Draws.seeded(SEED);
        for (Block block : point.layout().blocks()) {
            for (Parameters direction : Probe.directions(point.layout(), block, random)) {
                double slope = Derivative.fourthOrder(h -> elbo.apply(point.plus(h, direction)), STEP);
                assertThat(there.gradient().dot(direction))
                        .as("derivative of the ELBO by %s", block.name())
                        .isCloseTo(slope, within(relative(GRADIENT, there.magnitude())));
            }
        }
    }

    @Test
    final void gapEqualsDirectionalDerivativeAnywhere() {
        EntropySumEvaluator objective = objective(free());
        for (Parameters point : points(free(), POINTS)) {
            assertGapIdentity(objective.at(point), model().directions(point));
        }
    }

    @Test
    final void gapEqualsDirectionalDerivativeAtThePosteriorOfOtherParameters() {
        ModelAssembly assembly = exactOrSkip();
        EntropySumEvaluator objective = objective(assembly);
        List<Parameters> points = points(assembly, POINTS);
        for (int i = 0; i < POINTS; i++) {
            Parameters held = points.get((i + 1) % POINTS);
            assertGapIdentity(
                    objective.at(points.get(i), held), assembly.model().directions(points.get(i)));
        }
    }

    private static void assertGapIdentity(Evaluation evaluation, List<Direction> directions) {
        double directional = 0;
        boolean whole = true;
        for (Direction direction : directions) {
            if (direction instanceof Direction.Along along) {
                assertThat(evaluation.along(along))
                        .as("derivative of the ELBO along the direction of %s", along.term())
                        .isCloseTo(gap(evaluation, along), within(relative(GAP_IDENTITY, evaluation.elbo())));
                directional += evaluation.along(along);
            }
            whole &= direction instanceof Direction.Along;
        }
        if (whole) {
            assertThat(evaluation.gap() - directional).isCloseTo(0, within(relative(GAP_IDENTITY, evaluation.elbo())));
        }
    }

    private static double gap(Evaluation evaluation, Direction direction) {
        return evaluation.entropies().terms().stream()
                .filter(term -> term.name().equals(direction.term()))
                .mapToDouble(EntropyTerm::gap)
                .sum();
    }

    @Test
    final void gapEqualsDifferenceOfTheElboAlongTheFlow() {
        ModelAssembly assembly = free();
        for (Parameters point : points(assembly, POINTS)) {
            Evaluation there = objective(assembly).at(point);
            for (Direction direction : assembly.model().directions(point)) {
                if (direction instanceof Direction.Along along) {
                    double slope = Derivative.sixthOrder(t -> elbo(assembly, point, along, t), WIDE_STEP);
                    assertThat(gap(there, along))
                            .as("gap of %s against the ELBO along its flow", along.term())
                            .isCloseTo(slope, within(relative(FLOW, there.elbo())));
                }
            }
        }
    }

    private double elbo(ModelAssembly assembly, Parameters point, Direction.Along along, double time) {
        Parameters moved = point.plus(time, along.tangent().in(point.layout()));
        VariationalFamily rescaled = new RescaledFamily(assembly.posterior(), along.latentRates(), time);
        return objective(assembly.with(rescaled)).at(moved, point).elbo();
    }
}
