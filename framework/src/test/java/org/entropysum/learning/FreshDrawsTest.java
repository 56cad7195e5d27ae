package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Minibatches;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshDrawsTest {
    private static final int ROWS = 40;
    private static final int STEPS = 400;
    private static final double STANDARD_ERRORS = 5;
    private static final Dataset DATA = ToyData.line(ROWS);

    private static ModelAssembly assembly(Expectation rule) {
        return ModelAssembly.of(LinearGaussianToy.of(1, 3), FreeDiagonalGaussian.of(ROWS, 1), rule);
    }

    private static final ModelAssembly SAMPLED = assembly(new Expectation.MonteCarlo(2, 5));
    private static final EntropySumEvaluator FROZEN = EntropySumEvaluator.of(SAMPLED, DATA);
    private static final Parameters POINT = SAMPLED.initial(DATA, Draws.seeded(3));

    @Test
    void judgedIsTheFrozenBound() {
        FreshDraws fresh = FreshDraws.of(FROZEN);
        assertThat(fresh.at(POINT).elbo()).isEqualTo(FROZEN.at(POINT).elbo());
        assertThat(fresh.at(POINT).gradient().values())
                .containsExactly(FROZEN.at(POINT).gradient().values());
    }

    @Test
    void everyStepSeesItsOwnDraws() {
        FreshDraws fresh = FreshDraws.of(FROZEN);
        double[] seen = IntStream.range(0, STEPS)
                .mapToDouble(step -> fresh.during(step).at(POINT).elbo())
                .toArray();
        assertThat(seen).doesNotHaveDuplicates().doesNotContain(FROZEN.at(POINT).elbo());
        assertThat(fresh.during(7).at(POINT).elbo()).isEqualTo(seen[7]);
    }

    /** Sigma points are exact for a linear Gaussian model. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theMeanOverStepsIsTheExactBound(boolean quasi) {
        Expectation rule = quasi ? new Expectation.QuasiMonteCarlo(2, 5) : new Expectation.MonteCarlo(2, 5);
        FreshDraws fresh = FreshDraws.of(EntropySumEvaluator.of(assembly(rule), DATA));
        double[] seen = IntStream.range(0, STEPS)
                .mapToDouble(step -> fresh.during(step).at(POINT).elbo())
                .toArray();
        double mean =
                IntStream.range(0, STEPS).mapToDouble(i -> seen[i]).average().orElseThrow();
        double variance = IntStream.range(0, STEPS)
                        .mapToDouble(i -> Math.pow(seen[i] - mean, 2))
                        .sum()
                / (STEPS - 1);
        double exact = EntropySumEvaluator.of(assembly(new Expectation.SigmaPoints()), DATA)
                .at(POINT)
                .elbo();
        double error = STANDARD_ERRORS * Math.sqrt(variance / STEPS);
        assertThat(mean).isBetween(exact - error, exact + error);
        assertThat(variance).isPositive();
    }

    @Test
    void minibatchesAndWeightsGoWithFreshDraws() {
        Minibatches batches = Minibatches.of(SAMPLED, DATA, 16, 9);
        FreshDraws fresh = FreshDraws.of(batches);
        assertThat(fresh.epoch()).isEqualTo(batches.epoch()).isGreaterThan(1);
        assertThat(fresh.during(1).at(POINT).elbo())
                .isNotEqualTo(batches.during(1).at(POINT).elbo());
        assertThat(fresh.weighted(Weights.prior(3)).during(1).at(POINT).elbo())
                .isNotEqualTo(fresh.during(1).at(POINT).elbo());
    }

    @Test
    void rulesWithoutDrawsAreRefused() {
        assertThatThrownBy(() -> FreshDraws.of(EntropySumEvaluator.of(assembly(new Expectation.SigmaPoints()), DATA)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SigmaPoints");
    }
}
