package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.testkit.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the inverse against the whole of it. */
class CholeskyTest {
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theDiagonalOfTheInverseIsThatOfTheWholeInverse(int size) {
        var random = Draws.seeded(size);
        Matrix root = Matrix.zeros(size, size);
        for (int i = 0; i < root.values().length; i++) {
            root.values()[i] = random.nextDouble() - 0.5;
        }
        Cholesky cholesky = Cholesky.of("test", root.times(root.transpose()).addScaled(0.1, Matrix.identity(size)));
        Matrix inverse = cholesky.inverse();
        double[] diagonal = cholesky.inverseDiagonal();
        for (int i = 0; i < size; i++) {
            assertThat(diagonal[i]).isCloseTo(inverse.get(i, i), within(ROUNDING * inverse.get(i, i)));
        }
    }
}
