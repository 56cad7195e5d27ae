package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.State;
import org.entropysum.learning.Trainer;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.manifold.Projection;
import org.entropysum.model.Parameters;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Iris;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PpcaProjectionTest {
    private static final double GAP = 1e-12;
    private static final double SAME_POINT = 1e-9;
    private static final double SAME_GRADIENT = 1e-9;
    private static final double DIFFERENCES = 1e-7;
    private static final double STEP = 1e-3;

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "1, true", "2, true", "3, true"})
    void aRandomPointWithFreePosteriorsIsOnTheManifoldAfterProjectionAndNotConfirmed(long seed, boolean plain) {
        PpcaCase iris = iris("free-gaussian", plain);
        State projected = project(iris, iris.random(seed));
        Verification verification = iris.verify(projected.parameters(), projected.held());
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.ON_MANIFOLD);
        assertThat(iris.gap(projected.parameters(), projected.held())).isBetween(-GAP, GAP);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anExactPosteriorFollowsTheProjection(long seed) {
        PpcaCase iris = iris("exact", false);
        State projected = project(iris, iris.random(seed));
        assertThat(projected.held()).isSameAs(projected.parameters());
        assertThat(iris.verify(projected.parameters()).verdict()).isEqualTo(Verdict.ON_MANIFOLD);
        assertThat(iris.gap(projected.parameters(), projected.held())).isBetween(-GAP, GAP);
    }

    @Test
    void theClosedFormAndTheLineSearchReachTheSamePoint() {
        PpcaCase iris = iris("free-gaussian", false);
        Parameters start = iris.random(4);
        double[] closed = project(iris, start).parameters().values();
        double[] searched =
                project(iris("free-gaussian", true), start).parameters().values();
        assertThat(closed).containsExactly(searched, within(SAME_POINT));
    }

    @Test
    void projectionAfterAnMStepKeepsTheNoiseVarianceThatIsOptimalAlready() {
        PpcaCase iris = iris("free-gaussian", false);
        Parameters start = iris.random(5);
        var em = org.entropysum.learning.ExpectationMaximization.of();
        State after = em.step(iris.objective(), em.initial(start));
        double variance = after.parameters().scalar(Noise.LOG_VARIANCE);
        State projected = Projection.of().step(iris.objective(), after);
        assertThat(projected.parameters().scalar(Noise.LOG_VARIANCE)).isEqualTo(variance, within(GAP));
    }

    @Test
    void projectionRaisesTheBoundAndFindsNothingToDoTwice() {
        PpcaCase iris = iris("free-gaussian", false);
        Parameters start = iris.random(6);
        State once = project(iris, start);
        State twice = Projection.of().step(iris.objective(), once);
        assertThat(once.evaluation(iris.objective()).elbo())
                .isGreaterThan(iris.objective().at(start).elbo());
        assertThat(twice.parameters().values())
                .containsExactly(once.parameters().values(), within(SAME_POINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "free-gaussian"})
    void theGradientOfTheEntropiesIsThatOfTheBoundOnTheManifold(String posterior) {
        PpcaCase iris = iris(posterior, false);
        EntropyObjective entropies = new EntropyObjective(iris.objective());
        Parameters point = project(iris, iris.random(7)).parameters();
        double[] bound = iris.objective().at(point).gradient().values();
        assertThat(entropies.at(point).gradient().values()).containsExactly(bound, within(SAME_GRADIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "free-gaussian"})
    void theGradientOfTheEntropiesIsTheirDerivativeOffTheManifoldToo(String posterior) {
        PpcaCase iris = iris(posterior, false);
        EntropyObjective entropies = new EntropyObjective(iris.objective());
        Parameters point = iris.random(8);
        Parameters direction = Draws.normal(point.layout(), Draws.seeded(9));
        double predicted = entropies.at(point).gradient().dot(direction);
        double measured = Derivative.sixthOrder(
                t -> entropies.at(point.plus(t, direction)).elbo(), STEP);
        assertThat(measured).isEqualTo(predicted, within(DIFFERENCES * (1 + Math.abs(predicted))));
    }

    @Test
    void learningFromEntropiesAloneEndsAtTheMaximumLikelihood() {
        PpcaCase iris = iris("exact", false);
        EntropyObjective entropies = new EntropyObjective(iris.objective());
        Optimum optimum = new Trainer(Lbfgs.standard(), 200, 1e-9, () -> false)
                .train(entropies, iris.random(10), (state, evaluation) -> {});
        Parameters learned = entropies.projected(optimum.state().parameters());
        Parameters best = iris.assembly().maximumLikelihood().orElseThrow().fit(iris.data());
        Evaluation reached = iris.objective().at(learned);
        assertThat(reached.elbo()).isEqualTo(iris.objective().at(best).elbo(), within(SAME_POINT));
    }

    @Test
    void withoutADirectionThereIsNoProjection() {
        PpcaCase fixed = PpcaCase.fixedNoise(Iris.data(), 2, 0.5);
        Parameters start = fixed.random(11);
        assertThatThrownBy(() -> project(fixed, start))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("observable")
                .hasMessageContaining("fixed at 0.5");
    }

    private static PpcaCase iris(String posterior, boolean plain) {
        PpcaCase whole = PpcaCase.learnable(Iris.data(), 2, posterior);
        return plain ? new PpcaCase(whole.data(), whole.assembly().plain()) : whole;
    }

    private static State project(PpcaCase ppca, Parameters start) {
        return Projection.of().step(ppca.objective(), Projection.of().initial(start));
    }
}
