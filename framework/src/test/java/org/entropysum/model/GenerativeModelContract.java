package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.FLOW;
import static org.entropysum.testkit.Tolerances.GAP_IDENTITY;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.ITERATION;
import static org.entropysum.testkit.Tolerances.SLOPE;
import static org.entropysum.testkit.Tolerances.STATIONARY;
import static org.entropysum.testkit.Tolerances.STEP;
import static org.entropysum.testkit.Tolerances.SUMMATION;
import static org.entropysum.testkit.Tolerances.WIDE_STEP;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.State;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.MaximumLikelihood;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RescaledFamily;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every generative model has to satisfy, anywhere in parameter space and for any q. Extend it, assemble the model
 * with a free posterior and (where there is one) with the exact one, give it a few data points, and the model is
 * examined: pullbacks, directions, gradients, the gap identity, closed forms.
 */
public abstract class GenerativeModelContract {
    /** How many random untrained points the gap identity is tried at. */
    private static final int POINTS = 100;

    /** How many of them where each costs a difference along the flow or by every parameter. */
    private static final int FEW_POINTS = 5;

    /** Rows of data at which conditionals are examined. */
    private static final int ROWS = 6;

    private static final long SEED = 22_090_307;

    /** More rows than the evaluator takes in one chunk. */
    private static final int SEVERAL_CHUNKS = 1500;

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

    private GenerativeModel model() {
        return free().model();
    }

    private List<Parameters> points(ModelAssembly assembly, int count) {
        UniformRandomProvider random = Draws.seeded(SEED);
        List<Parameters> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(point(assembly, random));
        }
        return points;
    }

    private EntropySumEvaluator objective(ModelAssembly assembly) {
        return EntropySumEvaluator.of(assembly, data());
    }

    private ModelAssembly exactOrSkip() {
        Optional<ModelAssembly> exact = exact();
        assumeThat(exact).as("a model with an exact posterior").isPresent();
        return exact.orElseThrow();
    }

    private List<ModelAssembly> assemblies() {
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

    private Matrix observations(UniformRandomProvider random) {
        int d = data().shape().columns();
        double[] all = data().values();
        double[] rows = new double[ROWS * d];
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(all, random.nextInt(data().shape().rows()) * d, rows, i * d, d);
        }
        return Matrix.over(rows, ROWS, d);
    }

    private static double relative(double tolerance, double value) {
        return tolerance * (1 + Math.abs(value));
    }

    // ---- the parts -------------------------------------------------------------------------------------------------

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

    // ---- pullbacks -------------------------------------------------------------------------------------------------

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

    // ---- directions ------------------------------------------------------------------------------------------------

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

    // ---- gradients -------------------------------------------------------------------------------------------------

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

    // ---- the gap identity ------------------------------------------------------------------------------------------

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

    // ---- the exact posterior ---------------------------------------------------------------------------------------

    @Test
    final void exactPosteriorIsStationary() {
        ModelAssembly assembly = exactOrSkip();
        assertThat(assembly.posterior().isExact()).isTrue();
        for (Parameters point : points(assembly, FEW_POINTS)) {
            Evaluation there = objective(assembly).at(point);
            assertThat(there.posteriorGradient()).isCloseTo(0, within(relative(STATIONARY, there.magnitude())));
        }
    }

    @Test
    final void elboOfTheExactPosteriorIsTheLogMarginal() {
        ModelAssembly assembly = exactOrSkip();
        assumeThat(assembly.model()).isInstanceOf(MarginalLikelihood.class);
        INDArray x = data().chunks(data().shape().rows()).get(0).x();
        for (Parameters point : points(assembly, FEW_POINTS)) {
            INDArray logMarginal = ((MarginalLikelihood) assembly.model()).logMarginal(point, x);
            assertThat(logMarginal.shape()).containsExactly(data().shape().rows(), 1);
            Evaluation there = objective(assembly).at(point);
            assertThat(there.elbo())
                    .isCloseTo(
                            logMarginal.meanNumber().doubleValue(), within(relative(GAP_IDENTITY, there.magnitude())));
        }
    }

    @Test
    final void meanLogMarginalNeedsMeanAndCovarianceAlone() {
        ModelAssembly assembly = exactOrSkip();
        assumeThat(assembly.model()).isInstanceOf(MomentLikelihood.class);
        MomentLikelihood marginal = (MomentLikelihood) assembly.model();
        INDArray x = data().chunks(data().shape().rows()).get(0).x();
        for (Parameters point : points(assembly, FEW_POINTS)) {
            double[] rows = Matrix.copyOf(marginal.logMarginal(point, x)).values();
            double absolute = Arrays.stream(rows).map(Math::abs).average().orElseThrow();
            assertThat(marginal.meanLogMarginal(point, Moments.of(data())))
                    .isCloseTo(Arrays.stream(rows).average().orElseThrow(), within(relative(SUMMATION, absolute)));
        }
    }

    @Test
    final void noPosteriorBeatsTheExactOne() {
        ModelAssembly assembly = exactOrSkip();
        for (Parameters point : points(free(), POINTS)) {
            double best = objective(assembly).at(shared(point, assembly)).elbo();
            assertThat(objective(free()).at(point).elbo()).isLessThanOrEqualTo(best + relative(SUMMATION, best));
        }
    }

    /** The same Ψ and Θ with the parameters of another posterior. */
    private static Parameters shared(Parameters point, ModelAssembly other) {
        Parameters model = Parameters.zeros(other.model().layout());
        for (Block block : other.model().layout().blocks()) {
            model = model.with(block.name(), point.matrix(block.name()));
        }
        return model.in(other.layout());
    }

    // ---- closed forms ----------------------------------------------------------------------------------------------

    private static Parameters maximized(EntropySumEvaluator objective, Maximization maximization, Parameters held) {
        return maximization.maximize(held, objective.statistics(maximization, held));
    }

    private interface MaximizationCheck {
        void check(EntropySumEvaluator objective, Maximization maximization, Parameters held);
    }

    private void forEachMaximization(MaximizationCheck check) {
        assumeThat(assemblies()).anyMatch(assembly -> assembly.maximization().isPresent());
        for (ModelAssembly assembly : assemblies()) {
            assembly.maximization().ifPresent(maximization -> {
                for (Parameters held : points(assembly, FEW_POINTS)) {
                    check.check(objective(assembly), maximization, held);
                }
            });
        }
    }

    @Test
    final void maximizationEndsWhereTheGradientVanishes() {
        forEachMaximization((objective, maximization, held) -> {
            Evaluation after = objective.at(maximized(objective, maximization, held), held);
            for (Block block : model().layout().blocks()) {
                assertThat(Arrays.stream(after.gradient().matrix(block.name()).values()))
                        .as("derivative by %s after the M-step", block.name())
                        .allMatch(slope -> Math.abs(slope) <= relative(STATIONARY, after.magnitude()));
            }
        });
    }

    @Test
    final void maximizationNeverLowersTheElbo() {
        forEachMaximization((objective, maximization, held) -> {
            Parameters next = maximized(objective, maximization, held);
            double after = objective.at(next, held).elbo();
            assertThat(after).isGreaterThanOrEqualTo(objective.at(held, held).elbo() - relative(SUMMATION, after));
        });
    }

    @Test
    final void maximizationMayMergeItsStatistics() {
        forEachMaximization((objective, maximization, held) -> {
            ModelAssembly assembly = objective.assembly();
            Statistics merged = data().chunks(2).stream()
                    .map(chunk -> maximization.statistics(
                            held, chunk, assembly.posterior().at(held, chunk).nodes(assembly.expectation())))
                    .reduce(Statistics::merge)
                    .orElseThrow();
            double[] whole = maximized(objective, maximization, held).values();
            double[] parts = maximization.maximize(held, merged).values();
            for (int i = 0; i < whole.length; i++) {
                assertThat(parts[i]).isCloseTo(whole[i], within(relative(ITERATION, whole[i])));
            }
        });
    }

    @Test
    final void numericMaximizationReachesTheClosedForm() {
        ModelAssembly assembly = exactOrSkip();
        assumeThat(assembly.maximization()).isPresent();
        EntropySumEvaluator objective = objective(assembly);
        for (Parameters held : points(assembly, FEW_POINTS)) {
            Parameters closed = maximized(objective, assembly.maximization().orElseThrow(), held);
            State numeric = ExpectationMaximization.of()
                    .step(
                            objective(assembly.plain()),
                            ExpectationMaximization.of().initial(held));
            double best = objective.at(closed, held).elbo();
            assertThat(objective.at(numeric.parameters(), held).elbo())
                    .isCloseTo(best, within(relative(ITERATION, best)));
        }
    }

    @Test
    final void maximumLikelihoodIsStationary() {
        ModelAssembly assembly = exactOrSkip();
        assumeThat(assembly.maximumLikelihood()).isPresent();
        MaximumLikelihood closedForm = assembly.maximumLikelihood().orElseThrow();
        Parameters fit = closedForm.fit(data()).in(assembly.layout());
        Evaluation there = objective(assembly).at(fit);
        assertThat(there.gradientNorm()).isCloseTo(0, within(relative(STATIONARY, there.magnitude())));
        if (termsWithoutDirection().isEmpty()) {
            assertThat(there.gap()).isCloseTo(0, within(relative(STATIONARY, there.elbo())));
        }
        for (Parameters point : points(assembly, POINTS)) {
            assertThat(objective(assembly).at(point).elbo()).isLessThanOrEqualTo(there.elbo());
        }
    }

    // ---- data ------------------------------------------------------------------------------------------------------

    @Test
    final void orderOfTheDataDoesNotMatter() {
        for (ModelAssembly assembly : assemblies()) {
            for (Parameters point : points(assembly, FEW_POINTS)) {
                Evaluation there = objective(assembly).at(point);
                double reversed = EntropySumEvaluator.of(assembly, Rearranged.reversed(data()))
                        .at(Rearranged.reversed(point))
                        .elbo();
                assertThat(reversed).isCloseTo(there.elbo(), within(relative(SUMMATION, there.magnitude())));
            }
        }
    }

    @Test
    final void repeatedDataLeaveEveryMeanUnchanged() {
        ModelAssembly assembly = exactOrSkip();
        Dataset many =
                Rearranged.repeated(data(), 1 + SEVERAL_CHUNKS / data().shape().rows());
        for (Parameters point : points(assembly, FEW_POINTS)) {
            Evaluation once = objective(assembly).at(point);
            Evaluation often = EntropySumEvaluator.of(assembly, many).at(point);
            double rounding = relative(SUMMATION, once.magnitude());
            assertThat(often.elbo()).isCloseTo(once.elbo(), within(rounding));
            assertThat(often.entropies().value()).isCloseTo(once.entropies().value(), within(rounding));
            assertThat(often.gradient().plus(-1, once.gradient()).gradientNorm())
                    .isCloseTo(0, within(relative(SUMMATION, once.magnitude() + once.gradientNorm())));
        }
    }

    @Test
    final void plainAssemblyEvaluatesAlike() {
        for (ModelAssembly assembly : assemblies()) {
            assertThat(assembly.plain().maximization()).isEmpty();
            assertThat(assembly.plain().maximumLikelihood()).isEmpty();
            for (Parameters point : points(assembly, FEW_POINTS)) {
                Evaluation closed = objective(assembly).at(point);
                Evaluation plain = objective(assembly.plain()).at(point);
                double rounding = relative(SUMMATION, closed.magnitude());
                assertThat(plain.elbo()).isCloseTo(closed.elbo(), within(rounding));
                assertThat(plain.entropies().value())
                        .isCloseTo(closed.entropies().value(), within(rounding));
            }
        }
    }

    @Test
    final void evaluationIsRepeatable() {
        for (ModelAssembly assembly : assemblies()) {
            Parameters point = points(assembly, 1).get(0);
            assertThat(objective(assembly).at(point).elbo())
                    .isEqualTo(objective(assembly).at(point).elbo());
            assertThat(objective(assembly).at(point).gradient().values())
                    .containsExactly(objective(assembly).at(point).gradient().values());
        }
    }
}
