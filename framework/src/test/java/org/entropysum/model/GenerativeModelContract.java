package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.SUMMATION;

import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Test;

/**
 * What every generative model has to satisfy, anywhere in parameter space and for any q. Extend it, assemble the model
 * with a free posterior and (where there is one) with the exact one, give it a few data points, and the model is
 * examined: pullbacks, directions, gradients, the gap identity, closed forms.
 */
public abstract class GenerativeModelContract extends ClosedFormsContract {
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
