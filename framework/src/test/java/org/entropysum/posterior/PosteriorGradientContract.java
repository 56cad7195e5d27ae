package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.STATIONARY;
import static org.entropysum.testkit.Tolerances.STEP;
import static org.entropysum.testkit.Tolerances.SUMMATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** The derivatives of the ELBO by the parameters of a variational family. */
abstract class PosteriorGradientContract extends NodesContract {
    // q that follows the model stays where it is: under a rule that integrates exactly it makes no difference, as q is
    // optimal
    @Test
    final void gradientIsTheDerivativeOfTheElbo() {
        forEachRule((rule, point) -> {
            if (family().obstacleToDifferentiation(rule).isEmpty()) {
                boolean held = family().layout().size() == 0 && samples(rule) > 0;
                EntropySumEvaluator objective = EntropySumEvaluator.of(assembly(rule), data());
                Evaluation there = objective.at(point);
                for (Parameters direction : directions(point)) {
                    double slope = Derivative.fourthOrder(t -> elbo(objective, point, direction, t, held), STEP);
                    assertThat(there.gradient().dot(direction))
                            .as("derivative of the ELBO under %s", rule)
                            .isCloseTo(slope, within(relative(GRADIENT, there.magnitude())));
                }
            }
        });
    }

    private static double elbo(
            EntropySumEvaluator objective, Parameters point, Parameters direction, double step, boolean held) {
        Parameters moved = point.plus(step, direction);
        return objective.at(moved, held ? point : moved).elbo();
    }

    /** Small blocks entry by entry, larger ones along random directions. */
    private static List<Parameters> directions(Parameters point) {
        UniformRandomProvider random = Draws.seeded(SEED);
        List<Parameters> directions = new ArrayList<>();
        for (Block block : point.layout().blocks()) {
            boolean small = block.size() <= ENTRY_BY_ENTRY;
            for (int i = 0; i < (small ? block.size() : RANDOM_DIRECTIONS); i++) {
                Matrix values = small
                        ? Matrix.zeros(block.rows(), block.columns())
                        : Draws.normal(block.rows(), block.columns(), random);
                if (small) {
                    values.values()[i] = 1;
                }
                directions.add(Parameters.zeros(point.layout()).with(block.name(), values));
            }
        }
        return directions;
    }

    @Test
    final void gradientThatIsAnEstimateHasTheRightMean() {
        List<Expectation> estimated = rules().stream()
                .filter(rule -> family().obstacleToDifferentiation(rule).isPresent())
                .toList();
        assumeThat(estimated).as("rules that only estimate the gradient").isNotEmpty();
        Expectation exact = rules().stream()
                .filter(rule -> samples(rule) == 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no exact rule to compare with"));
        Parameters point = points().get(0);
        double[] expected = posteriorGradient(exact, point);
        for (Expectation rule : estimated) {
            assertMeanGradient(rule, point, expected);
        }
    }

    private double[] posteriorGradient(Expectation rule, Parameters point) {
        Parameters gradient =
                EntropySumEvaluator.of(assembly(rule), data()).at(point).gradient();
        int size = family().layout().size();
        double[] all = gradient.values();
        return Arrays.copyOfRange(all, all.length - size, all.length);
    }

    private void assertMeanGradient(Expectation rule, Parameters point, double[] expected) {
        double[] sum = new double[expected.length];
        double[] squares = new double[expected.length];
        for (int seed = 0; seed < REPETITIONS; seed++) {
            double[] gradient = posteriorGradient(seeded(rule, seed), point);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += gradient[i] / REPETITIONS;
                squares[i] += gradient[i] * gradient[i] / REPETITIONS;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            double error = Math.sqrt(Math.max(0, squares[i] - sum[i] * sum[i]) / REPETITIONS);
            assertThat(sum[i])
                    .as("mean of the gradient under %s", rule)
                    .isCloseTo(expected[i], within(DEVIATIONS * error + SUMMATION));
        }
    }

    @Test
    final void pullbackAddsToWhatIsThere() {
        Parameters point = points().get(0);
        Matrix cotangent = Draws.normal(rows(), coordinates(point), Draws.seeded(SEED));
        Gradient gradient = Gradient.zeros(point.layout(), 0, model().latentSize());
        family().pullback(point, batch(), cotangent, gradient);
        double[] once = gradient.parameters().values();
        family().pullback(point, batch(), cotangent, gradient);
        assertClose(
                gradient.parameters().values(),
                Arrays.stream(once).map(x -> 2 * x).toArray());
        assertThat(Arrays.stream(once).anyMatch(x -> x != 0))
                .isEqualTo(family().layout().size() > 0);
    }

    private int coordinates(Parameters point) {
        Posterior posterior = posterior(point);
        Expectation rule = rules().get(0);
        Nodes nodes = posterior.nodes(rule);
        Matrix still = Matrix.zeros(nodes.weight().rows(), nodes.weight().columns());
        Matrix latents = Matrix.zeros(nodes.z().rows(), nodes.z().columns());
        return posterior
                .coordinateGradient(new NodeCotangent(rule, nodes, still, latents, 1))
                .columns();
    }

    // A family without parameters leaves nothing to gain: q is the best of its kind at the model's parameters
    @Test
    final void posteriorWithoutParametersIsOptimal() {
        assumeThat(family().layout().size()).isZero();
        forEachRule((rule, point) -> {
            Evaluation there = EntropySumEvaluator.of(assembly(rule), data()).at(point);
            if (samples(rule) == 0) {
                assertThat(there.posteriorGradient()).isCloseTo(0, within(relative(STATIONARY, there.magnitude())));
            }
        });
    }
}
