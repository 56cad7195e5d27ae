package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.GAP_IDENTITY;
import static org.entropysum.testkit.Tolerances.SLOPE;
import static org.entropysum.testkit.Tolerances.WIDE_STEP;

import java.util.Arrays;
import java.util.List;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.junit.jupiter.api.Test;

/**
 * What every variational family has to satisfy, anywhere in parameter space. Extend it with a model of finite latents or of
 * two continuous ones, a few data points, and the rules of expectation that fit; entropy, density, nodes, gradients,
 * rescaling and the gap identity are examined. Distributions are known here by their log densities, and gradients by
 * differences of the ELBO.
 */
public abstract class VariationalFamilyContract extends PosteriorGradientContract {
    @Test
    final void rescalingMultipliesTheLatentsAndShiftsTheEntropy() {
        double time = 0.3;
        double[] rates = rates();
        forEachRule((rule, point) -> {
            Posterior posterior = posterior(point);
            if (!posterior.movesNodes()) {
                assertThatIllegalStateException().isThrownBy(() -> posterior.rescale(rates, time));
                assertThat(posterior.rescale(new double[rates.length], time).entropy())
                        .isEqualTo(posterior.entropy());
                return;
            }
            Posterior rescaled = posterior.rescale(rates, time);
            double[] expected = posterior.nodes(rule).z().values();
            Arrays.setAll(expected, i -> expected[i] * Math.exp(rates[i % rates.length] * time));
            assertClose(rescaled.nodes(rule).z().values(), expected);
            double[] entropy = Matrix.copyOf(posterior.entropy()).values();
            double growth = time * Arrays.stream(rates).sum();
            assertClose(
                    Matrix.copyOf(rescaled.entropy()).values(),
                    Arrays.stream(entropy).map(h -> h + growth).toArray());
        });
    }

    @Test
    final void obstacleIsStatedWherePhiCannotRescale() {
        assertThat(family().obstacleToRescaling().isPresent() || movesNodes())
                .as("a posterior that cannot move its nodes says so")
                .isTrue();
        family().obstacleToRescaling().ifPresent(obstacle -> {
            assertThat(obstacle).isNotBlank();
            if (family() instanceof RescalableFamily rescalable) {
                Parameters point = points().get(0);
                assertThatIllegalStateException()
                        .isThrownBy(() -> rescalable.rescaling(point, rates()))
                        .withMessage(obstacle);
                assertThatIllegalStateException()
                        .isThrownBy(() -> rescalable.rescale(point, rates(), 1))
                        .withMessage(obstacle);
            }
        });
        if (movesNodes() && family().layout().size() > 0) {
            for (Parameters point : points()) {
                double missed = Reach.of(family(), batch(), movingRule()).missed(point, rates());
                if (family().obstacleToRescaling().isPresent()) {
                    assertThat(missed).isGreaterThan(MISSED);
                } else {
                    assertThat(missed).isLessThan(REACHED);
                }
            }
        }
    }

    private Expectation movingRule() {
        return rules().get(0);
    }

    @Test
    final void parametersFollowTheRescalingOfTheLatents() {
        double time = 0.4;
        RescalableFamily rescalable = rescalableOrSkip();
        forEachRule((rule, point) -> {
            Posterior expected = posterior(point).rescale(rates(), time);
            Posterior found = rescalable.at(rescalable.rescale(point, rates(), time), batch());
            assertClose(found.nodes(rule).z().values(), expected.nodes(rule).z().values());
            assertClose(
                    Matrix.copyOf(found.entropy()).values(),
                    Matrix.copyOf(expected.entropy()).values());
        });
    }

    private RescalableFamily rescalableOrSkip() {
        assumeThat(family().obstacleToRescaling()).isEmpty();
        assumeThat(family()).isInstanceOf(RescalableFamily.class);
        return (RescalableFamily) family();
    }

    @Test
    final void rescalingIsTheVelocityOfThatFlow() {
        RescalableFamily rescalable = rescalableOrSkip();
        for (Parameters point : points()) {
            double[] velocity = Derivative.sixthOrders(
                    t -> rescalable.rescale(point, rates(), t).values(), WIDE_STEP);
            double[] stated =
                    rescalable.rescaling(point, rates()).in(point.layout()).values();
            for (int i = 0; i < velocity.length; i++) {
                assertThat(stated[i]).isCloseTo(velocity[i], within(relative(SLOPE, velocity[i])));
            }
        }
    }

    // Class B at the posterior's parameters and at its outputs are one number
    @Test
    final void latentRatesAreTheDerivativeAlongTheRescalingOfTheParameters() {
        RescalableFamily rescalable = rescalableOrSkip();
        forEachRule((rule, point) -> {
            Evaluation there = EntropySumEvaluator.of(assembly(rule), data()).at(point);
            for (int h = 0; h < model().latentSize(); h++) {
                double[] rates = new double[model().latentSize()];
                rates[h] = 1;
                Parameters tangent = rescalable.rescaling(point, rates).in(point.layout());
                assertThat(there.gradient().dot(tangent))
                        .as("latent %s under %s", h, rule)
                        .isCloseTo(there.latentRates()[h], within(relative(GAP_IDENTITY, there.magnitude())));
            }
        });
    }

    @Test
    final void gapEqualsDirectionalDerivativeAnywhere() {
        List<Parameters> points = points();
        for (Expectation rule : rules()) {
            EntropySumEvaluator objective = EntropySumEvaluator.of(assembly(rule), data());
            for (int i = 0; i < POINTS; i++) {
                assertGapIdentity(rule, points.get(i), objective.at(points.get(i)));
                assertGapIdentity(rule, points.get(i), objective.at(points.get(i), points.get((i + 1) % POINTS)));
            }
        }
    }

    private void assertGapIdentity(Expectation rule, Parameters point, Evaluation there) {
        for (Direction direction : model().directions(point)) {
            if (direction instanceof Direction.Along along) {
                double gap = there.entropies().terms().stream()
                        .filter(term -> term.name().equals(along.term()))
                        .mapToDouble(EntropyTerm::gap)
                        .sum();
                assertThat(there.along(along))
                        .as("gap of %s under %s", along.term(), rule)
                        .isCloseTo(gap, within(relative(GAP_IDENTITY, there.elbo())));
            }
        }
    }
}
