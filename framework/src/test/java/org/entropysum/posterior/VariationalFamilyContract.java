package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.GAP_IDENTITY;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.SLOPE;
import static org.entropysum.testkit.Tolerances.STATIONARY;
import static org.entropysum.testkit.Tolerances.STEP;
import static org.entropysum.testkit.Tolerances.SUMMATION;
import static org.entropysum.testkit.Tolerances.WIDE_STEP;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Block;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/**
 * What every variational family has to satisfy, anywhere in parameter space. Extend it with a model of finite latents or of
 * two continuous ones, a few data points, and the rules of expectation that fit; entropy, density, nodes, gradients,
 * rescaling and the gap identity are examined. Distributions are known here by their log densities, and gradients by
 * differences of the ELBO.
 */
public abstract class VariationalFamilyContract {
    private static final int POINTS = 3;
    private static final long SEED = 20_101_486;
    private static final int ENTRY_BY_ENTRY = 24;
    private static final int RANDOM_DIRECTIONS = 8;

    /** How often an estimate of the gradient is repeated with other seeds. */
    private static final int REPETITIONS = 400;

    /** Deviations that a mean of draws may be away; at the fixed seeds of these tests none comes near. */
    private static final double DEVIATIONS = 6;

    /** What least squares leave of a tangent that can be reached, relative; differences of fourth order. */
    private static final double REACHED = 1e-7;

    /** What they leave of one that cannot. */
    private static final double MISSED = 1e-5;

    private static final List<Expectation> ALL_RULES = List.of(
            new Expectation.Enumeration(),
            new Expectation.SigmaPoints(),
            new Expectation.GaussHermite(3),
            new Expectation.MonteCarlo(5, 3),
            new Expectation.QuasiMonteCarlo(8, 3));

    /**
     * The model: finite latents, or two continuous ones.
     *
     * @return the model
     */
    protected abstract GenerativeModel model();

    /**
     * The family, with rows for all data points where they have parameters of their own.
     *
     * @return the family
     */
    protected abstract VariationalFamily family();

    /**
     * A few data points; for an encoder clearly more than it has features, or its weights reach any outputs.
     *
     * @return the data
     */
    protected abstract Dataset data();

    /**
     * Which of the rules of expectation fit the family; all others must be refused.
     *
     * @param rule a rule
     * @return whether it fits
     */
    protected abstract boolean fits(Expectation rule);

    private ModelAssembly assembly(Expectation rule) {
        return ModelAssembly.of(model(), family(), rule);
    }

    private List<Expectation> rules() {
        List<Expectation> rules = ALL_RULES.stream().filter(this::fits).toList();
        assertThat(rules).as("rules that fit").isNotEmpty();
        return rules;
    }

    private List<Parameters> points() {
        UniformRandomProvider random = Draws.seeded(SEED);
        ModelAssembly assembly = assembly(rules().get(0));
        List<Parameters> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(assembly.initial(data(), random).plus(0.5, Draws.normal(assembly.layout(), random)));
        }
        return points;
    }

    private int rows() {
        return data().shape().rows();
    }

    private Batch batch() {
        return data().chunks(rows()).get(0);
    }

    private Posterior posterior(Parameters point) {
        return family().at(point, batch());
    }

    private boolean movesNodes() {
        return posterior(points().get(0)).movesNodes();
    }

    private double[] rates() {
        double[] rates = new double[model().latentSize()];
        Arrays.setAll(rates, h -> 0.7 - 1.1 * h);
        return rates;
    }

    private static double relative(double tolerance, double value) {
        return tolerance * (1 + Math.abs(value));
    }

    private interface RuleCheck {
        void check(Expectation rule, Parameters point);
    }

    private void forEachRule(RuleCheck check) {
        for (Expectation rule : rules()) {
            for (Parameters point : points()) {
                check.check(rule, point);
            }
        }
    }

    // ---- parameters ------------------------------------------------------------------------------------------------

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

    // ---- distributions and nodes -----------------------------------------------------------------------------------

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

    private static int samples(Expectation rule) {
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

    private static Expectation seeded(Expectation rule, long seed) {
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

    private static void assertClose(double[] actual, double[] expected) {
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

    // ---- gradients -------------------------------------------------------------------------------------------------

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

    // ---- rescaling -------------------------------------------------------------------------------------------------

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

    // ---- the gap identity ------------------------------------------------------------------------------------------

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
