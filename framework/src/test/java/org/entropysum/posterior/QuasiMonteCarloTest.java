package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Test;

final class QuasiMonteCarloTest {
    private static final int REPETITIONS = 200;

    /** Another implementation (SciPy's Sobol points, shifted in NumPy) finds a ratio of variances of 32 for this integrand. */
    private static final double GAIN = 20;

    // A digital shift keeps the net: every interval of length 1/S holds one of the S = 2^m points, in every dimension
    @Test
    void shiftedPointsFillEveryStratumOnce() {
        UniformRule rule = UniformRule.shifted(new Expectation.QuasiMonteCarlo(64, 5), 7);
        for (int row = 0; row < 20; row++) {
            Matrix points = rule.points(row);
            for (int d = 0; d < 7; d++) {
                boolean[] filled = new boolean[64];
                for (int s = 0; s < 64; s++) {
                    assertThat(points.get(s, d)).isStrictlyBetween(0.0, 1.0);
                    filled[(int) (64 * points.get(s, d))] = true;
                }
                assertThat(filled).doesNotContain(false);
            }
        }
    }

    @Test
    void errorOfASmoothExpectationIsFarBelowThatOfIndependentDraws() {
        double independent = 0;
        double spread = 0;
        for (int seed = 0; seed < REPETITIONS; seed++) {
            independent += squaredError(new Expectation.MonteCarlo(256, seed));
            spread += squaredError(new Expectation.QuasiMonteCarlo(256, seed));
        }
        assertThat(spread).isLessThan(independent / GAIN);
    }

    // E exp(z₁/2 + z₂/3) = exp(1/8 + 1/18)
    private static double squaredError(Expectation rule) {
        Posterior standard = DiagonalGaussianPosterior.of(Matrix.zeros(1, 2), Matrix.zeros(1, 2), 3);
        double mean = Reference.expectation(standard.nodes(rule), 0, z -> Math.exp(z[0] / 2 + z[1] / 3));
        return Math.pow(mean - Math.exp(1.0 / 8 + 1.0 / 18), 2);
    }

    @Test
    void meanOverSeedsIsUnbiased() {
        double mean = 0;
        for (int seed = 0; seed < 10 * REPETITIONS; seed++) {
            mean += UniformRule.shifted(new Expectation.QuasiMonteCarlo(1, seed), 1)
                            .points(0)
                            .get(0, 0)
                    / (10 * REPETITIONS);
        }
        assertThat(mean).isBetween(0.5 - 0.03, 0.5 + 0.03);
    }

    @Test
    void neighbouringRowsHaveStreamsOfTheirOwn() {
        long[] first = words(0);
        long[] second = words(1);
        assertThat(Arrays.stream(first).noneMatch(word -> Arrays.stream(second).anyMatch(other -> other == word)))
                .isTrue();
    }

    private static long[] words(int row) {
        var random = RowStream.of(11, row);
        long[] words = new long[1000];
        Arrays.setAll(words, i -> random.nextLong());
        return words;
    }

    @Test
    void refusesNoPoints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation.QuasiMonteCarlo(0, 1))
                .withMessageContaining("at least one point");
    }
}
