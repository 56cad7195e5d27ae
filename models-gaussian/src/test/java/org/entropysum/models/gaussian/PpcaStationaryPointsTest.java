package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.learning.NewtonPolish;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.StopReason;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.MaximumLikelihood;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Iris;
import org.entropysum.verification.StationaryPoint;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every subset of eigenvectors is a stationary point of p-PCA if its eigenvalues exceed the noise variance. On iris with a
 * learnable noise variance only the leading ones do, so that there the variance is known, and the learnable one is examined
 * on a covariance with several large eigenvalues.
 */
class PpcaStationaryPointsTest {
    private static final double GAP = 1e-10;
    private static final double GRADIENT = 1e-12;
    private static final double KNOWN_VARIANCE = 0.01;
    private static final double PERTURBATION = 1e-3;
    private static final int STEPS = 30;

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "0, 3", "1, 2", "1, 3", "2, 3"})
    void everySubsetOfEigenvectorsOfIrisIsConfirmedAndCalledWhatItIs(int first, int second) {
        PpcaCase iris = PpcaCase.knownNoise(Iris.data(), 2, KNOWN_VARIANCE);
        assertConfirmed(iris, iris.spannedBy(first, second), first, second);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "0, 3", "1, 2", "1, 3", "2, 3"})
    void everySubsetOfIrisIsFoundAgainFromNearby(int first, int second) {
        PpcaCase iris = PpcaCase.knownNoise(Iris.data(), 2, KNOWN_VARIANCE);
        assertConfirmed(iris, polished(iris, perturbed(iris.spannedBy(first, second))), first, second);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "1, 2"})
    void subsetsWithLearnableVarianceAreConfirmedAndFoundAgain(int first, int second) {
        PpcaCase known = PpcaCase.learnable(infinite(), 2, "exact");
        Parameters exact = known.spannedBy(first, second);
        assertConfirmed(known, exact, first, second);
        assertConfirmed(known, polished(known, perturbed(exact)), first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "free-gaussian"})
    void maximumLikelihoodOfAnInfiniteDataSetIsConfirmed(String posterior) {
        PpcaCase known = PpcaCase.learnable(infinite(), 2, posterior);
        MaximumLikelihood closed = known.assembly().maximumLikelihood().orElseThrow();
        Parameters optimum = closed.fit(known.data()).in(known.assembly().layout());
        Parameters start = posterior.equals("exact") ? optimum : polished(known, nearPosterior(known, optimum));
        Verification verification = known.verify(start);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
        assertThat(known.gap(start, start)).isBetween(-GAP, GAP);
    }

    @Test
    void momentsOfAnInfiniteDataSetAreTheGivenOnes() {
        Moments moments = Moments.of(infinite());
        assertThat(moments.mean().values())
                .containsExactly(mean().values(), org.assertj.core.data.Offset.offset(1e-15));
        assertThat(moments.covariance().values())
                .containsExactly(covariance().values(), org.assertj.core.data.Offset.offset(2e-15));
    }

    @Test
    void freePosteriorsOfIrisArePolishedInAKrylovSpace() {
        PpcaCase iris = PpcaCase.learnable(Iris.data(), 1, "free-gaussian");
        Parameters optimum = iris.assembly().maximumLikelihood().orElseThrow().fit(iris.data());
        Parameters polished =
                polished(iris, nearPosterior(iris, optimum.in(iris.assembly().layout())));
        Verification verification = iris.verify(polished);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
        assertThat(StationaryPoint.of(iris.objective(), polished).isMaximum()).isTrue();
    }

    private static Parameters nearPosterior(PpcaCase ppca, Parameters model) {
        Parameters start = perturbed(model);
        var em = org.entropysum.learning.Lbfgs.standard();
        return new Trainer(em, 300, 1e-6, () -> false)
                .train(ppca.objective(), start, (state, evaluation) -> {})
                .state()
                .parameters();
    }

    private static Parameters perturbed(Parameters exact) {
        Parameters noise = Draws.normal(exact.layout(), Draws.seeded(7));
        return exact.plus(PERTURBATION, noise);
    }

    private static Parameters polished(PpcaCase ppca, Parameters start) {
        Optimum optimum = new Trainer(NewtonPolish.standard(), STEPS, GRADIENT, () -> false)
                .train(ppca.objective(), start, (state, evaluation) -> {});
        assertThat(optimum.reason())
                .as(
                        "norm %s after %s",
                        optimum.evaluation().gradientNorm(), optimum.state().iteration())
                .isEqualTo(StopReason.STATIONARY);
        return optimum.state().parameters();
    }

    // A retained direction turns towards a discarded one of larger eigenvalue: one rising direction for each such pair
    private static void assertConfirmed(PpcaCase ppca, Parameters point, int... retained) {
        Verification verification = ppca.verify(point);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ppca.gap(point, point)).isBetween(-GAP, GAP);
        List<Integer> kept = Arrays.stream(retained).boxed().toList();
        long rising = kept.stream()
                .flatMapToInt(j -> java.util.stream.IntStream.range(0, j))
                .filter(k -> !kept.contains(k))
                .count();
        StationaryPoint kind = StationaryPoint.of(ppca.objective(), point);
        assertThat(kind.rising()).as(kind.toString()).isEqualTo((int) rising);
        assertThat(kind.flat()).as("rotations of two latents").isEqualTo(1);
        assertThat(kind.sentence()).startsWith(rising == 0 ? "a maximum" : "a saddle (" + rising + " rising");
    }

    private static Dataset infinite() {
        return Dataset.ofMoments("known moments", List.of("a", "b", "c", "d", "e"), mean(), covariance());
    }

    private static Matrix mean() {
        return Matrix.over(new double[] {1, -2, 0, 3, 0.5}, 1, 5);
    }

    // Eigenvalues 5, 4, 3, 0.2 and 0.1 turned by a reflection
    private static Matrix covariance() {
        double[] axis = {0.1, 0.5, -0.3, 0.7, 0.4};
        double square = Arrays.stream(axis).map(a -> a * a).sum();
        double[] eigenvalues = {5, 4, 3, 0.2, 0.1};
        Matrix reflection = Matrix.identity(5);
        for (int i = 0; i < 25; i++) {
            reflection.values()[i] -= 2 * axis[i / 5] * axis[i % 5] / square;
        }
        return reflection.transpose().scaleRows(eigenvalues).transpose().times(reflection.transpose());
    }
}
