package org.entropysum.experiments.analysis.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Test;

/** Columns matched one to one, whatever their order, length and sign. */
class MatchingTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void orderLengthAndSignDoNotCount() {
        Matrix one = Matrix.over(new double[] {1, 0, 0, 2, 0, 0}, 3, 2);
        Matrix other = Matrix.over(new double[] {0, -3, 5, 0, 0, 0}, 3, 2);
        assertThat(Matching.of(one, other).cosines()).containsExactly(1, 1);
    }

    /** Both columns are nearest to the first; only one of them can have it. */
    @Test
    void noColumnIsMatchedTwice() {
        Matrix one = Matrix.over(new double[] {1, 1, 0, 0.1}, 2, 2);
        Matrix other = Matrix.over(new double[] {1, 0, 0, 1}, 2, 2);
        double[] cosines = Matching.of(one, other).cosines();
        assertThat(cosines[0]).isEqualTo(1);
        assertThat(cosines[1]).isCloseTo(0.1 / Math.sqrt(1.01), within(ROUNDING));
    }

    @Test
    void aColumnOfZerosMatchesNothing() {
        Matrix one = Matrix.over(new double[] {1, 0, 0, 0}, 2, 2);
        Matrix other = Matrix.identity(2);
        assertThat(Matching.of(one, other).cosines()).containsExactly(1, 0);
    }
}
