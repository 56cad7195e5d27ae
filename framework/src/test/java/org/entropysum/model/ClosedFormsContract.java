package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.GAP_IDENTITY;
import static org.entropysum.testkit.Tolerances.ITERATION;
import static org.entropysum.testkit.Tolerances.STATIONARY;
import static org.entropysum.testkit.Tolerances.SUMMATION;

import java.util.Arrays;
import org.entropysum.data.Moments;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.State;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.MaximumLikelihood;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a model has in closed form: the exact posterior, its likelihood, M-step and maximum. */
abstract class ClosedFormsContract extends GapIdentityContract {
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
}
