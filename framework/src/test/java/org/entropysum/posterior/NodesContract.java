package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.STATIONARY;
import static org.entropysum.testkit.Tolerances.SUMMATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.entropysum.data.Batch;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** Distributions of a variational family and the nodes of its expectations. */
abstract class NodesContract extends ExaminedPosterior {
    @Test
    final void parametersBelongToThePosterior() {
        assertThat(family().layout().blocks()).allSatisfy(block -> {
            assertThat(block.role()).isEqualTo(Role.POSTERIOR);
            assertThat(block.perDatum() ? block.rows() : rows()).isEqualTo(rows());
        });
    }

    @Test
    final void startIsFiniteAndSeeded() {
        Parameters start = family().initial(Draws.seeded(1));
        assertThat(start.layout().blocks()).isEqualTo(family().layout().blocks());
        assertThat(Arrays.stream(start.values())).allMatch(Double::isFinite);
        assertThat(family().initial(Draws.seeded(1)).values()).containsExactly(start.values());
    }

    @Test
    final void shapesFit() {
        forEachRule((rule, point) -> {
            Posterior posterior = posterior(point);
            assertThat(posterior.entropy().shape()).containsExactly(rows(), 1);
            Nodes nodes = posterior.nodes(rule);
            int s = nodes.weight().columns();
            assertThat(nodes.weight().rows()).isEqualTo(rows());
            assertThat(nodes.z().columns()).isEqualTo(model().latentSize());
            assertThat(nodes.z().rows()).isEqualTo(nodes instanceof Nodes.Shared ? s : rows() * s);
            Matrix log = posterior.logDensity(nodes);
            assertThat(List.of(log.rows(), log.columns())).containsExactly(rows(), s);
        });
    }

    @Test
    final void weightsOfADataPointAreProbabilities() {
        forEachRule((rule, point) -> {
            Matrix weight = posterior(point).nodes(rule).weight();
            for (int n = 0; n < rows(); n++) {
                assertThat(Arrays.stream(weight.row(n).values())).allMatch(w -> w >= 0);
                assertThat(Arrays.stream(weight.row(n).values()).sum()).isCloseTo(1, within(SUMMATION));
            }
        });
    }

    private interface ReferenceCheck {
        void check(Reference reference, Posterior posterior, int n);
    }

    private void forEachDistribution(ReferenceCheck check) {
        for (Parameters point : points()) {
            Posterior posterior = posterior(point);
            Nodes nodes = posterior.nodes(rules().get(0));
            for (int n = 0; n < rows(); n++) {
                check.check(Reference.of(model(), posterior, n, nodes), posterior, n);
            }
        }
    }

    @Test
    final void densityIntegratesToOne() {
        forEachDistribution((reference, posterior, n) ->
                assertThat(reference.expectation(z -> 1)).isCloseTo(1, within(SUMMATION)));
    }

    @Test
    final void entropyIsMinusTheExpectedLogDensity() {
        forEachDistribution((reference, posterior, n) -> {
            double entropy = Matrix.copyOf(posterior.entropy()).get(n, 0);
            assertThat(entropy).isCloseTo(reference.entropy(), within(relative(SUMMATION, entropy)));
        });
    }

    @Test
    final void nodesHaveTheMomentsOfTheDistribution() {
        for (Expectation rule : rules()) {
            forEachDistribution((reference, posterior, n) -> {
                Nodes nodes = posterior.nodes(rule);
                for (ToDoubleFunction<double[]> moment : moments()) {
                    double expected = reference.expectation(moment);
                    assertThat(Reference.expectation(nodes, n, moment))
                            .as("moment under %s", rule)
                            .isCloseTo(expected, within(error(rule, reference, moment, expected)));
                }
            });
        }
    }

    /** All monomials up to the third degree in the first and the last latent. */
    private List<ToDoubleFunction<double[]>> moments() {
        List<ToDoubleFunction<double[]>> moments = new ArrayList<>();
        int last = model().latentSize() - 1;
        for (int i = 0; i <= 3; i++) {
            for (int j = 0; i + j <= 3; j++) {
                int a = i;
                int b = j;
                moments.add(z -> Math.pow(z[0], a) * Math.pow(z[last], b));
            }
        }
        return moments;
    }

    private static double error(
            Expectation rule, Reference reference, ToDoubleFunction<double[]> moment, double expected) {
        double square = reference.expectation(z -> Math.pow(moment.applyAsDouble(z), 2));
        double exact = relative(SUMMATION, square);
        double variance = Math.max(0, square - expected * expected);
        return samples(rule) == 0 ? exact : exact + DEVIATIONS * Math.sqrt(variance / samples(rule));
    }

    static int samples(Expectation rule) {
        if (rule instanceof Expectation.MonteCarlo draws) {
            return draws.samples();
        }
        return rule instanceof Expectation.QuasiMonteCarlo net ? net.samples() : 0;
    }

    @Test
    final void drawsAreFrozenByTheirSeed() {
        assumeThat(rules()).anyMatch(rule -> samples(rule) > 0);
        forEachRule((rule, point) -> {
            double[] once = posterior(point).nodes(rule).z().values();
            assertThat(posterior(point).nodes(rule).z().values()).containsExactly(once);
            if (samples(rule) > 0) {
                assertThat(posterior(point).nodes(seeded(rule, 4)).z().values()).isNotEqualTo(once);
            }
        });
    }

    static Expectation seeded(Expectation rule, long seed) {
        return rule instanceof Expectation.MonteCarlo
                ? new Expectation.MonteCarlo(samples(rule), seed)
                : new Expectation.QuasiMonteCarlo(samples(rule), seed);
    }

    @Test
    final void distributionOfADataPointDoesNotDependOnItsBatch() {
        forEachRule((rule, point) -> {
            Nodes whole = posterior(point).nodes(rule);
            Matrix entropy = Matrix.copyOf(posterior(point).entropy());
            for (Batch part : data().chunks(2)) {
                Posterior posterior = family().at(point, part);
                Nodes nodes = posterior.nodes(rule);
                for (int n = 0; n < part.rows(); n++) {
                    int row = part.firstRow() + n;
                    assertThat(Matrix.copyOf(posterior.entropy()).get(n, 0))
                            .isCloseTo(entropy.get(row, 0), within(SUMMATION));
                    for (int s = 0; s < nodes.weight().columns(); s++) {
                        assertThat(nodes.weight().get(n, s))
                                .isCloseTo(whole.weight().get(row, s), within(SUMMATION));
                        assertClose(
                                nodes.z().row(nodes.row(n, s)).values(),
                                whole.z().row(whole.row(row, s)).values());
                    }
                }
            }
        });
    }

    static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(relative(SUMMATION, expected[i])));
        }
    }

    @Test
    final void rulesThatDoNotFitAreRefused() {
        Posterior posterior = posterior(points().get(0));
        for (Expectation rule : ALL_RULES) {
            if (!fits(rule)) {
                assertThatIllegalArgumentException()
                        .as("%s", rule)
                        .isThrownBy(() -> posterior.nodes(rule))
                        .withMessageContaining("posterior");
            }
        }
    }

    private Nodes everywhere(Posterior posterior) {
        if (model() instanceof EnumerableLatents finite) {
            Matrix states = Matrix.copyOf(finite.states());
            return new Nodes.Shared(states, Matrix.zeros(rows(), states.rows()));
        }
        return posterior.nodes(rules().get(0));
    }

    // q is exact if and only if log p(x, z) − log q(z) is the same at all z
    @Test
    final void posteriorIsExactWhereTheFamilySaysSo() {
        for (Parameters point : points()) {
            Posterior posterior = posterior(point);
            Nodes nodes = everywhere(posterior);
            Matrix logJoint = new LogJoint(model()).at(point, batch(), nodes);
            Matrix logDensity = posterior.logDensity(nodes);
            double spread = 0;
            for (int i = 0; i < logJoint.values().length; i++) {
                double evidence = logJoint.values()[i] - logDensity.values()[i];
                double first = logJoint.row(i / logJoint.columns()).get(0, 0)
                        - logDensity.row(i / logJoint.columns()).get(0, 0);
                spread = Math.max(spread, Math.abs(evidence - first) / (1 + Math.abs(logJoint.values()[i])));
            }
            assertThat(spread <= STATIONARY).isEqualTo(family().isExact());
        }
    }
}
