package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Gamma;
import org.entropysum.family.Poisson;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.State;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.testkit.Draws;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MixtureMaximizationTest {
    private static final int ROWS = 90;
    private static final int COMPONENTS = 3;
    private static final int M_STEPS = 10;

    /** Relative to the size of the numbers that are added up. */
    private static final double GAP = 1e-12;

    private static final double NOT_LOWER = 1e-12;
    private static final double VERDICT = 1e-9;

    static Stream<ExponentialFamily> families() {
        return Examples.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyMStepOfEveryFamilyClosesTheGapAndRaisesTheBound(ExponentialFamily family) {
        Dataset data = Examples.data(family, ROWS);
        for (String posterior : List.of("exact", "truncated", "hard")) {
            Objective objective = EntropySumEvaluator.of(Examples.assembly(family, COMPONENTS, data, posterior), data);
            ExpectationMaximization em = ExpectationMaximization.of();
            State state = em.initial(objective.assembly().initial(data, Draws.seeded(2)));
            double before = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < M_STEPS; i++) {
                state = em.step(objective, state);
                Evaluation after = state.evaluation(objective);
                assertThat(after.gap())
                        .as("%s, %s, M-step %d", family, posterior, i)
                        .isBetween(-GAP * (1 + after.magnitude()), GAP * (1 + after.magnitude()));
                assertThat(after.elbo()).isGreaterThanOrEqualTo(before - NOT_LOWER * (1 + after.magnitude()));
                before = after.elbo();
            }
        }
    }

    private static Dataset counts(double... values) {
        return Dataset.of("counts", List.of("count"), values);
    }

    private static Parameters rates(Objective objective, double... rates) {
        Matrix logs = Matrix.zeros(rates.length, 1);
        for (int k = 0; k < rates.length; k++) {
            logs.set(k, 0, Math.log(rates[k]));
        }
        return Parameters.zeros(objective.assembly().layout()).with("log rates", logs);
    }

    private static Objective poisson(int components, Dataset data, String posterior) {
        return EntropySumEvaluator.of(Examples.assembly(Poisson.of(1), components, data, posterior), data);
    }

    private static Verification verify(Objective objective, Dataset data, State state) {
        return new Verifier(VERDICT).verify(objective, data, state.parameters(), state.held());
    }

    @Test
    void aComponentToWhichNothingIsAssignedIsToldEmptyAndKeepsItsPlace() {
        Dataset data = counts(1, 2, 3, 2, 1, 2);
        Objective objective = poisson(2, data, "hard");
        ExpectationMaximization em = ExpectationMaximization.of();
        State state = em.step(objective, em.initial(rates(objective, 2, 1e6)));
        Verification verification = verify(objective, data, state);
        assertThat(state.evaluation(objective).gap()).isBetween(-GAP, GAP);
        assertThat(verification.verdict()).isEqualTo(Verdict.ON_MANIFOLD);
        assertThat(verification.reason()).contains("component 1 is empty");
        assertThat(state.parameters().matrix("log rates").get(1, 0)).isEqualTo(Math.log(1e6));
        assertThat(objective.assembly().model().degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void mergedComponentsBreakNeitherTheIdentityNorTheCount() {
        Dataset data = counts(1, 2, 3, 2, 1, 2, 9, 11, 12);
        Objective objective = poisson(3, data, "exact");
        Parameters merged = rates(objective, 2, 10, 10);
        assertThat(new Verifier(VERDICT).verify(objective, data, merged, merged).verdict())
                .isEqualTo(Verdict.NOT_STATIONARY);
        ExpectationMaximization em = ExpectationMaximization.of();
        State state = em.initial(merged);
        for (int i = 0; i < 200; i++) {
            state = em.step(objective, state);
            assertThat(state.evaluation(objective).gap()).isBetween(-GAP, GAP);
        }
        assertThat(verify(objective, data, state).verdict()).isEqualTo(Verdict.CONFIRMED);
        Matrix logRates = state.parameters().matrix("log rates");
        assertThat(logRates.get(1, 0)).isEqualTo(logRates.get(2, 0));
        assertThat(objective.assembly().model().degreesOfFreedom()).isEqualTo(5);
    }

    /** The second bit is never set. */
    @Test
    void aMaximumOnTheBoundaryOfABoundedLikelihoodIsReachedUpToRounding() {
        Dataset data = Dataset.of("bits", List.of("a", "b"), new double[] {1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1});
        Objective objective = EntropySumEvaluator.of(Examples.assembly(Bernoulli.of(2), 2, data, "hard"), data);
        ExpectationMaximization em = ExpectationMaximization.of();
        Matrix start = Matrix.over(new double[] {0, -5, 0, 5}, 2, 2);
        Parameters apart = Parameters.zeros(objective.assembly().layout()).with("log odds", start);
        State state = em.step(objective, em.initial(apart));
        assertThat(state.evaluation(objective).gap()).isBetween(-GAP, GAP);
        assertThat(state.evaluation(objective).elbo()).isCloseTo(twoThirdsAndOneThird(), within(GAP));
    }

    // log π = −log 2, the second bit is certain, the first has frequencies 2/3 and 1/3 in both components
    private static double twoThirdsAndOneThird() {
        return -Math.log(2) + 2 / 3.0 * Math.log(2 / 3.0) + 1 / 3.0 * Math.log(1 / 3.0);
    }

    @Test
    void aConstantColumnIsAFailureThatNamesTheComponent() {
        Dataset data = Dataset.of("bits", List.of("a", "b"), new double[] {1, 0, 0, 0, 1, 0});
        Objective objective = EntropySumEvaluator.of(Examples.assembly(Bernoulli.of(2), 1, data, "exact"), data);
        ExpectationMaximization em = ExpectationMaximization.of();
        State start = em.initial(Parameters.zeros(objective.assembly().layout()));
        assertThatThrownBy(() -> em.step(objective, start))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("component 0")
                .hasMessageContaining("Bernoulli")
                .hasMessageContaining("0.0");
    }

    @Test
    void aDensityOnTheBoundaryIsAFailureThatNamesTheComponent() {
        Dataset data = Dataset.of("amounts", List.of("a"), new double[] {2, 2, 2, 9, 10, 11});
        Objective objective = EntropySumEvaluator.of(Examples.assembly(Gamma.of(1), 2, data, "hard"), data);
        ExpectationMaximization em = ExpectationMaximization.of();
        State start = em.initial(objective.assembly().initial(data, Draws.seeded(1)));
        assertThatThrownBy(() -> em.step(objective, start))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("component")
                .hasMessageContaining("gamma");
    }
}
