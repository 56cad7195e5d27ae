package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.NewtonPolish;
import org.entropysum.learning.State;
import org.entropysum.learning.StopReason;
import org.entropysum.learning.Trainer;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.manifold.Projection;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Iris;
import org.entropysum.verification.StationaryPoint;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixtureManifoldTest {
    private static final int COMPONENTS = 3;
    private static final int M_STEPS = 12;
    private static final double GAP = 1e-12;
    private static final double VERDICT_TOLERANCE = 1e-9;
    private static final double SAME_POINT = 1e-12;
    private static final double SAME_GRADIENT = 1e-10;
    private static final double DIFFERENCES = 1e-7;
    private static final double STEP = 1e-3;
    private static final double STATIONARY = 1e-12;

    private final Dataset iris = Iris.data();

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void everyMStepIsOnTheManifoldAndNotConfirmedBeforeItHasConverged(Covariance covariance) {
        Objective objective = objective(covariance, "exact");
        ExpectationMaximization em = ExpectationMaximization.of();
        State state = em.initial(start(objective));
        for (int i = 0; i < M_STEPS; i++) {
            state = em.step(objective, state);
            Verification verification = verify(objective, state);
            assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.ON_MANIFOLD);
            assertThat(state.evaluation(objective).gap()).as("M-step %d", i).isBetween(-GAP, GAP);
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void everyProjectionIsOnTheManifoldWithMeansWhereTheyWere(Covariance covariance) {
        for (String posterior : List.of("exact", "free-categorical")) {
            Objective objective = objective(covariance, posterior);
            Parameters start = start(objective);
            State projected = project(objective, start);
            assertThat(verify(objective, projected).verdict()).isEqualTo(Verdict.ON_MANIFOLD);
            assertThat(projected.evaluation(objective).gap()).isBetween(-GAP, GAP);
            assertThat(projected.parameters().matrix(GaussianForm.MEANS).values())
                    .containsExactly(start.matrix(GaussianForm.MEANS).values());
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void withoutClosedFormsTheLineSearchReachesTheManifold(Covariance covariance) {
        Objective objective =
                EntropySumEvaluator.of(objective(covariance, "exact").assembly().plain(), iris);
        Parameters start = start(objective);
        Parameters uneven = start.plus(0.1, Draws.normal(start.layout(), Draws.seeded(3)));
        State projected = project(objective, uneven);
        assertThat(verify(objective, projected).verdict()).isEqualTo(Verdict.ON_MANIFOLD);
        assertThat(projected.evaluation(objective).gap()).isBetween(-GAP, GAP);
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void projectionDoesNotMoveThePointAfterAnMStep(Covariance covariance) {
        Objective objective = objective(covariance, "exact");
        ExpectationMaximization em = ExpectationMaximization.of();
        State after = em.step(objective, em.initial(start(objective)));
        State projected = Projection.of().step(objective, after);
        assertThat(projected.held()).isSameAs(after.held());
        assertThat(projected.parameters().values())
                .containsExactly(after.parameters().values(), within(SAME_POINT));
    }

    @Test
    void theGradientOfTheEntropiesIsThatOfTheBoundOnTheManifoldAndTheirDerivativeElsewhere() {
        Objective objective = objective(Covariance.FULL, "exact");
        EntropyObjective entropies = new EntropyObjective(objective);
        Parameters start = start(objective);
        Parameters away = start.plus(0.1, Draws.normal(start.layout(), Draws.seeded(3)));
        Parameters on = entropies.projected(away);
        assertThat(entropies.at(on).gradient().values())
                .containsExactly(objective.at(on).gradient().values(), within(SAME_GRADIENT));
        Parameters direction = Draws.normal(start.layout(), Draws.seeded(4));
        double predicted = entropies.at(away).gradient().dot(direction);
        double measured =
                Derivative.sixthOrder(t -> entropies.at(away.plus(t, direction)).elbo(), STEP);
        assertThat(measured).isEqualTo(predicted, within(DIFFERENCES * (1 + Math.abs(predicted))));
    }

    @Test
    void convergedMixturesArePolishedToAMaximumWithOneFlatDirection() {
        Objective objective = objective(Covariance.FULL, "exact");
        State near = new Trainer(ExpectationMaximization.of(), 2000, 1e-6, () -> false)
                .train(objective, start(objective), (state, evaluation) -> {})
                .state();
        var polished = new Trainer(NewtonPolish.standard(), 10, STATIONARY, () -> false)
                .train(objective, near.parameters(), (state, evaluation) -> {});
        assertThat(polished.reason()).isEqualTo(StopReason.STATIONARY);
        assertThat(verify(objective, polished.state()).verdict()).isEqualTo(Verdict.CONFIRMED);
        StationaryPoint kind = StationaryPoint.of(objective, polished.state().parameters());
        assertThat(kind.isMaximum()).as(kind.toString()).isTrue();
        assertThat(kind.flat()).as("the shift of all logits").isEqualTo(1);
    }

    private Objective objective(Covariance covariance, String posterior) {
        GaussianMixtureSpec spec = new GaussianMixtureSpec(COMPONENTS, covariance);
        GaussianMixturePlugin plugin = new GaussianMixturePlugin();
        ModelAssembly assembly =
                plugin.assemble(spec, Setups.of(plugin, spec, iris.shape(), posterior, Theorem.ENTROPY));
        return EntropySumEvaluator.of(assembly, iris);
    }

    private Parameters start(Objective objective) {
        return objective.assembly().initial(iris, Draws.seeded(2));
    }

    private static State project(Objective objective, Parameters start) {
        return Projection.of().step(objective, Projection.of().initial(start));
    }

    private Verification verify(Objective objective, State state) {
        return new Verifier(VERDICT_TOLERANCE).verify(objective, iris, state.parameters(), state.held());
    }
}
