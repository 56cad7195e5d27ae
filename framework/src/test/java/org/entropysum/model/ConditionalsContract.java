package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.SLOPE;
import static org.entropysum.testkit.Tolerances.STEP;
import static org.entropysum.testkit.Tolerances.SUMMATION;
import static org.entropysum.testkit.Tolerances.WIDE_STEP;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The conditionals of a model one by one: names, pullbacks, and what directions do to them at single nodes. */
abstract class ConditionalsContract extends ExaminedModel {
    @Test
    final void everyConditionalHasItsNameAndItsDirection() {
        List<String> names =
                model().conditionals().stream().map(Conditional::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
        for (Parameters point : points(free(), FEW_POINTS)) {
            List<Direction> directions = model().directions(point);
            assertThat(directions).extracting(Direction::term).containsExactlyElementsOf(names);
        }
    }

    @Test
    final void criterionFailsExactlyWhereTheModelSaysSo() {
        for (Parameters point : points(free(), FEW_POINTS)) {
            for (Direction direction : model().directions(point)) {
                assertThat(direction instanceof Direction.Missing)
                        .as("no direction for %s", direction.term())
                        .isEqualTo(termsWithoutDirection().contains(direction.term()));
                if (direction instanceof Direction.Missing missing) {
                    assertThat(missing.because()).isNotBlank();
                }
            }
        }
    }

    @Test
    final void startIsFiniteAndSeeded() {
        Parameters start = model().initial(data(), Draws.seeded(1));
        assertThat(start.layout().blocks()).isEqualTo(model().layout().blocks());
        assertThat(Arrays.stream(start.values())).allMatch(Double::isFinite);
        assertThat(model().initial(data(), Draws.seeded(1)).values()).containsExactly(start.values());
    }

    @Test
    final void usualParametersAreNamedAndFinite() {
        for (Parameters point : points(free(), FEW_POINTS)) {
            Map<String, INDArray> usual = model().usual(point);
            assertThat(usual).isNotEmpty();
            usual.forEach((name, values) -> {
                assertThat(name).isNotBlank();
                assertThat(Arrays.stream(values.dup('c').data().asDouble()))
                        .as(name)
                        .allMatch(Double::isFinite);
            });
            assertThat(model().usual(point).keySet()).containsExactlyElementsOf(usual.keySet());
        }
    }

    @Test
    final void degreesOfFreedomAreNoMoreThanTheParameters() {
        assertThat(model().degreesOfFreedom()).isBetween(0, model().layout().size());
    }

    @Test
    final void pullbackIsTheDerivativeByTheParameters() {
        UniformRandomProvider random = Draws.seeded(SEED);
        points(free(), FEW_POINTS)
                .forEach(point -> PullbackExamination.byParameters(model(), point, this::latents, random));
    }

    @Test
    final void pullbackIsTheDerivativeByTheLatents() {
        UniformRandomProvider random = Draws.seeded(SEED);
        assumeThat(model()).as("a model whose latents move").isNotInstanceOf(EnumerableLatents.class);
        for (Parameters point : points(free(), FEW_POINTS)) {
            for (Conditional conditional : model().conditionals()) {
                Probe probe = Probe.of(conditional, point, latents(random), random);
                for (int i = 0; i < probe.latents().values().length; i++) {
                    int entry = i;
                    double slope = Derivative.fourthOrder(h -> probe.valueAt(point, entry, h), STEP);
                    assertThat(probe.gradient().latents().values()[i])
                            .as("pullback of %s to entry %s of the latents", conditional.name(), i)
                            .isCloseTo(slope, within(GRADIENT * (1 + probe.size())));
                }
            }
        }
    }

    @Test
    final void pullbackAddsToWhatIsThere() {
        UniformRandomProvider random = Draws.seeded(SEED);
        Parameters point = points(free(), 1).get(0);
        for (Conditional conditional : model().conditionals()) {
            Probe probe = Probe.of(conditional, point, latents(random), random);
            double[] once = probe.gradient().parameters().values();
            double[] twice = probe.pulledBackAgain().parameters().values();
            for (int i = 0; i < once.length; i++) {
                assertThat(twice[i])
                        .as(conditional.name())
                        .isCloseTo(2 * once[i], within(relative(SUMMATION, once[i])));
            }
        }
    }

    // Class A: J_η β = η, up to what no statistic sees (a common shift of logits): (η̇ − η)ᵀ(T(x) − ∇A) = 0 for all x
    @Test
    final void naturalParametersGrowByThemselvesAlongTheDirection() {
        forEachDirection((flow, along) -> {
            if (!along.movesPosterior()) {
                double[] seen = flow.growthOfNaturalParameters();
                for (int i = 0; i < seen.length; i++) {
                    assertThat(seen[i])
                            .as("growth of the natural parameters of %s, row %s", along.term(), i)
                            .isCloseTo(0, within(SLOPE * flow.size(i)));
                }
            }
        });
    }

    @Test
    final void directionLeavesTheOtherTermsAtRest() {
        forEachDirection((flow, along) -> {
            double[] others = Derivative.sixthOrders(flow::logDensityOfOthers, WIDE_STEP);
            for (int i = 0; i < others.length; i++) {
                assertThat(others[i])
                        .as("what the direction of %s does to the other terms, row %s", along.term(), i)
                        .isCloseTo(0, within(SLOPE * flow.size(i)));
            }
        });
    }

    // At every z and x: Σ r_h + d/dt log p = log p + H − log h; averaged over q it is the gap identity of the term
    @Test
    final void directionMovesItsTermByItsGap() {
        forEachDirection((flow, along) -> {
            double[] slopes = Derivative.sixthOrders(flow::logDensityOfOwn, WIDE_STEP);
            double[] gaps = flow.gaps();
            for (int i = 0; i < slopes.length; i++) {
                assertThat(flow.entropyRate() + slopes[i])
                        .as("derivative of %s along its direction, row %s", along.term(), i)
                        .isCloseTo(gaps[i], within(SLOPE * flow.size(i)));
            }
        });
    }

    private interface DirectionCheck {
        void check(Flow flow, Direction.Along along);
    }

    private void forEachDirection(DirectionCheck check) {
        UniformRandomProvider random = Draws.seeded(SEED);
        for (Parameters point : points(free(), FEW_POINTS)) {
            for (Direction direction : model().directions(point)) {
                if (direction instanceof Direction.Along along) {
                    check.check(Flow.of(model(), point, along, latents(random), observations(random)), along);
                }
            }
        }
    }
}
