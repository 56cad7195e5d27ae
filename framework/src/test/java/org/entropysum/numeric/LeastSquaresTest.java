package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

final class LeastSquaresTest {
    /** A well-conditioned system of some ten unknowns. */
    private static final double SOLVED = 1e-12;

    private static Matrix design(int rows, int columns, long seed) {
        return Draws.normal(rows, columns, Draws.seeded(seed));
    }

    private static double[] times(Matrix design, double[] unknowns) {
        return design.times(Matrix.over(unknowns, unknowns.length, 1)).values();
    }

    @Test
    void consistentEquationsAreSolved() {
        Matrix design = design(30, 9, 1);
        double[] expected = Draws.normal(9, Draws.seeded(2));
        double[] found = LeastSquares.of(design).solve(times(design, expected));
        assertThat(found).containsExactly(expected, within(SOLVED));
    }

    @Test
    void residualIsOrthogonalToTheColumns() {
        Matrix design = design(30, 9, 3);
        double[] right = Draws.normal(30, Draws.seeded(4));
        double[] fitted = times(design, LeastSquares.of(design).solve(right));
        Matrix residual = Matrix.over(right, 30, 1).addScaled(-1, Matrix.over(fitted, 30, 1));
        assertThat(design.transposeTimes(residual).values()).containsOnly(new double[9], within(SOLVED));
    }

    @Test
    void unitsOfTheUnknownsDoNotMatter() {
        Matrix design = design(30, 3, 5);
        double[] units = {1e-12, 1, 1e12};
        Matrix scaled = Matrix.zeros(30, 3);
        for (int i = 0; i < scaled.values().length; i++) {
            scaled.values()[i] = design.values()[i] * units[i % 3];
        }
        double[] found = LeastSquares.of(scaled).solve(times(scaled, new double[] {3e12, -2, 1e-12}));
        assertThat(LeastSquares.of(scaled).rank()).isEqualTo(3);
        assertThat(found[0] / 3e12).isCloseTo(1, within(SOLVED));
        assertThat(found[1] / -2).isCloseTo(1, within(SOLVED));
        assertThat(found[2] / 1e-12).isCloseTo(1, within(SOLVED));
    }

    @Test
    void dependentColumnsGetNoShare() {
        Matrix two = design(20, 2, 6);
        Matrix design = Matrix.zeros(20, 4);
        for (int i = 0; i < 20; i++) {
            design.set(i, 0, two.get(i, 0));
            design.set(i, 1, two.get(i, 0) - 2 * two.get(i, 1));
            design.set(i, 3, two.get(i, 1));
        }
        LeastSquares decomposition = LeastSquares.of(design);
        double[] right = times(two, new double[] {5, 7});
        assertThat(decomposition.rank()).isEqualTo(2);
        assertThat(times(design, decomposition.solve(right))).containsExactly(right, within(SOLVED));
        assertThat(decomposition.solve(right)).contains(0.0);
    }

    @Test
    void moreUnknownsThanEquationsAreSolvedByAFew() {
        Matrix design = design(4, 9, 7);
        double[] right = Draws.normal(4, Draws.seeded(8));
        LeastSquares decomposition = LeastSquares.of(design);
        assertThat(decomposition.rank()).isEqualTo(4);
        assertThat(times(design, decomposition.solve(right))).containsExactly(right, within(SOLVED));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Matrix design = design(4, 2, 9);
        assertThatThrownBy(() -> LeastSquares.of(design).solve(new double[3])).hasMessage("3 numbers for 4 equations");
        design.set(1, 1, Double.NaN);
        assertThatThrownBy(() -> LeastSquares.of(design))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("entry 3 is NaN");
    }
}
