package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products against sums in twice the precision, for shapes on both sides of the bounds at which the way changes. */
class MatrixProductTest {
    private static final String SHAPES = """
        1, 1, 1
        1, 10, 2
        7, 7, 8
        8, 7, 8
        3, 0, 4
        50, 50, 50
        333, 17, 61
        70, 65, 2000
        2000, 30, 41
        5, 300, 700
        """;

    @ParameterizedTest
    @CsvSource(textBlock = SHAPES)
    void productIsTheSumOfProducts(int m, int n, int k) {
        Matrix left = normal(m, k, 1);
        Matrix right = normal(k, n, 2);
        assertProduct(left, right, left.times(right));
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHAPES)
    void leftFactorMayBeTransposed(int m, int n, int k) {
        Matrix left = normal(k, m, 3);
        Matrix right = normal(k, n, 4);
        assertProduct(left.transpose(), right, left.transposeTimes(right));
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHAPES)
    void rightFactorMayBeTransposed(int m, int n, int k) {
        Matrix left = normal(m, k, 5);
        Matrix right = normal(n, k, 6);
        assertProduct(left, right.transpose(), left.timesTranspose(right));
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHAPES)
    void gramIsTheProductWithItselfAndSymmetric(int m, int n, int k) {
        Matrix matrix = normal(k, n, 11);
        Matrix gram = matrix.gram();
        assertProduct(matrix.transpose(), matrix, gram);
        assertThat(gram.values()).containsExactly(gram.transpose().values());
    }

    private static Matrix normal(int rows, int columns, long seed) {
        return Draws.normal(rows, columns, Draws.seeded(seed));
    }

    private static void assertProduct(Matrix left, Matrix right, Matrix product) {
        assertThat(product.rows()).isEqualTo(left.rows());
        assertThat(product.columns()).isEqualTo(right.columns());
        for (int i = 0; i < product.rows(); i++) {
            for (int j = 0; j < product.columns(); j++) {
                double[] exact = exact(left, i, right, j);
                assertThat(product.get(i, j)).isCloseTo(exact[0], within(Tolerances.SUMMATION * (1 + exact[1])));
            }
        }
    }

    /** The sum with its rounding errors carried along, and the sum of absolute values. */
    private static double[] exact(Matrix left, int i, Matrix right, int j) {
        double sum = 0;
        double rest = 0;
        double absolute = 0;
        for (int p = 0; p < left.columns(); p++) {
            double x = left.get(i, p);
            double y = right.get(p, j);
            double product = x * y;
            double next = sum + product;
            double shadow = next - sum;
            rest += (sum - (next - shadow)) + (product - shadow) + Math.fma(x, y, -product);
            sum = next;
            absolute += Math.abs(product);
        }
        return new double[] {sum + rest, absolute};
    }

    @Test
    void bitsDoNotDependOnTheThread() {
        Matrix left = normal(500, 60, 7);
        Matrix right = normal(500, 40, 8);
        double[] alone = left.transposeTimes(right).values();

        List<double[]> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> left.transposeTimes(right).values())
                .toList();

        assertThat(together).allSatisfy(each -> assertThat(each).containsExactly(alone));
    }

    @Test
    void libraryWorksOnOneThread() {
        normal(64, 64, 9).times(normal(64, 64, 10));
        assertThat(openblas_nolapack.blas_get_num_threads()).isOne();
    }

    @Test
    void innerSizesMustAgree() {
        Matrix wide = Matrix.zeros(2, 3);
        assertThatThrownBy(() -> wide.times(wide)).hasMessageContaining("3 and 2");
        assertThatThrownBy(() -> wide.transposeTimes(Matrix.zeros(3, 2))).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> wide.timesTranspose(Matrix.zeros(2, 2))).hasMessageContaining("3 and 2");
    }
}
