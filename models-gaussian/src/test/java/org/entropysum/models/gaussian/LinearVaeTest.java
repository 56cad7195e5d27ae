package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.Adam;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.NewtonPolish;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Iris;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linear VAE against p-PCA: Corollaries 1 and 2 of Damm et al. (2023). */
class LinearVaeTest {
    private static final double MAXIMUM = 1e-6;
    private static final double IDENTITY = 1e-10;
    private static final double STATIONARY = 1e-10;

    /** Mean and covariance (divisor N) of the US arrests of 1973: murder, assault, urban population, rape. */
    private static final double[] ARRESTS_MEAN = {7.788, 170.76, 65.54, 21.232};

    private static final double[] ARRESTS_COVARIANCE = {
        18.591056, 285.24112, 4.29848, 22.531584, //
        285.24112, 6806.2624, 306.0296, 508.88368, //
        4.29848, 306.0296, 205.3284, 54.65272, //
        22.531584, 508.88368, 54.65272, 85.974576
    };

    private static Dataset data(String name) {
        return name.equals("iris")
                ? Iris.data()
                : Dataset.ofMoments(
                        name,
                        List.of("murder", "assault", "urban population", "rape"),
                        Matrix.over(ARRESTS_MEAN.clone(), 1, 4),
                        Matrix.over(ARRESTS_COVARIANCE.clone(), 4, 4));
    }

    private static ModelAssembly assembly(Dataset data, int latents, Prior prior) {
        LinearVaeSpec spec = new LinearVaeSpec(latents, NoiseVariance.of("learnable"), prior);
        return new LinearVaePlugin().assemble(spec, new Setup(data.shape(), LinearVaePlugin.LINEAR, Theorem.ENTROPY));
    }

    private static Parameters trained(Objective objective, Parameters start) {
        Parameters near = new Trainer(Lbfgs.standard(), 3000, STATIONARY, () -> false)
                .train(objective, start, (state, evaluation) -> {})
                .state()
                .parameters();
        return new Trainer(NewtonPolish.standard(), 20, STATIONARY, () -> false)
                .train(objective, near, (state, evaluation) -> {})
                .state()
                .parameters();
    }

    // Log likelihoods of p-PCA with 150 and 50 data points, from the closed form elsewhere
    @ParameterizedTest
    @CsvSource({
        "iris, 1, -470.669458, 150",
        "iris, 2, -404.962780, 150",
        "usarrests, 1, -834.943119, 50",
        "usarrests, 2, -795.044781, 50"
    })
    void convergesToTheMaximumLikelihoodOfPpcaAndNeedsNoDataThere(
            String name, int latents, double logLikelihood, int rows) {
        Dataset data = data(name);
        ModelAssembly assembly = assembly(data, latents, Prior.STANDARD);
        Objective objective = EntropySumEvaluator.of(assembly, data);
        Parameters end = trained(objective, assembly.initial(data, Draws.seeded(1)));
        Verification verification = new Verifier(1e-9).verify(objective, data, end, end);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
        assertThat(objective.at(end).elbo()).isEqualTo(logLikelihood / rows, within(MAXIMUM));
        assertThat(withoutData(end)).isEqualTo(logLikelihood / rows, within(MAXIMUM));
    }

    // Corollary 1: ½ Σ log τ_h² − D/2 log 2πeσ², of parameters alone
    private static double withoutData(Parameters point) {
        double sum = -0.5 * 4 * (Math.log(2 * Math.PI * Math.E) + point.scalar(Noise.LOG_VARIANCE));
        for (double logVariance : point.matrix("encoder log variance biases").values()) {
            sum += 0.5 * logVariance;
        }
        return sum;
    }

    @Test
    void aLearnablePriorReachesTheSameMaximum() {
        Dataset data = Iris.data();
        ModelAssembly assembly = assembly(data, 2, Prior.DIAGONAL);
        Objective objective = EntropySumEvaluator.of(assembly, data);
        Parameters end = trained(objective, assembly.initial(data, Draws.seeded(2)));
        Verification verification = new Verifier(1e-9).verify(objective, data, end, end);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
        assertThat(objective.at(end).elbo()).isEqualTo(-404.962780 / 150, within(MAXIMUM));
    }

    /** The first step of Adam is the learning rate in every coordinate, times the factor of its block. */
    @Test
    void variancesMayHaveALearningRateOfTheirOwn() {
        Dataset iris = Iris.data();
        ModelAssembly assembly = assembly(iris, 2, Prior.STANDARD);
        Parameters start = assembly.initial(iris, Draws.seeded(4));
        Adam adam = Adam.of(1e-3).scaled(Map.of(Noise.LOG_VARIANCE, 10.0));
        Parameters moved = adam.step(EntropySumEvaluator.of(assembly, iris), adam.initial(start))
                .parameters();
        Parameters change = moved.plus(-1, start);
        assertThat(Math.abs(change.scalar(Noise.LOG_VARIANCE))).isCloseTo(1e-2, within(1e-6));
        for (double step : change.matrix(LinearMean.WEIGHTS).values()) {
            assertThat(Math.abs(step)).isCloseTo(1e-3, within(1e-6));
        }
        assertThatThrownBy(() -> Adam.of(1e-3).scaled(Map.of("variance", 2.0)).initial(start))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no block \"variance\"");
    }

    /** Mean and covariance are all that a linear VAE learns from. */
    @Test
    void condensedDataHaveTheSameBoundAndGradient() {
        Dataset iris = Iris.data();
        Dataset condensed = iris.condensed();
        ModelAssembly assembly = assembly(iris, 2, Prior.STANDARD);
        for (int seed = 1; seed <= 5; seed++) {
            Parameters point = assembly.initial(iris, Draws.seeded(seed));
            Evaluation whole = EntropySumEvaluator.of(assembly, iris).at(point);
            Evaluation few = EntropySumEvaluator.of(assembly, condensed).at(point);
            double rounding = 1e-11 * (1 + whole.magnitude());
            assertThat(few.elbo()).isCloseTo(whole.elbo(), within(rounding));
            assertThat(few.entropies().value()).isCloseTo(whole.entropies().value(), within(rounding));
            assertThat(few.gradient().values()).containsExactly(whole.gradient().values(), within(rounding));
        }
    }

    /** With frozen draws the gap is what the gradient says, and the value is near that of the closed form. */
    @Test
    void theSampledEstimatorKeepsTheIdentityDrawByDraw() {
        Dataset data = Iris.data();
        ModelAssembly closed = assembly(data, 2, Prior.STANDARD);
        ModelAssembly sampled = closed.with(new Expectation.MonteCarlo(100, 7));
        for (int seed = 1; seed <= 5; seed++) {
            Parameters point = closed.initial(data, Draws.seeded(seed));
            Evaluation there = EntropySumEvaluator.of(sampled, data).at(point);
            double directional = sampled.model().directions(point).stream()
                    .mapToDouble(direction -> there.along((Direction.Along) direction))
                    .sum();
            assertThat(there.gap()).isEqualTo(directional, within(IDENTITY * (1 + there.magnitude())));
            double exact = EntropySumEvaluator.of(closed, data).at(point).elbo();
            assertThat(there.elbo()).isNotEqualTo(exact).isEqualTo(exact, within(0.1 * Math.abs(exact)));
        }
    }
}
