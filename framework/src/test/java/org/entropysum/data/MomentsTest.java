package org.entropysum.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Parallel;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    /** Between this and 1 a double resolves nothing but the tolerance below. */
    private static final double FAR = 1e9;

    @ParameterizedTest
    @CsvSource({"1, 2, 0", "3, 1, 0", "1000, 3, 0", "5000, 4, 0", "300, 600, 0", "5000, 3, 1e9"})
    void meanAndCovarianceAreThoseOfTheDefinition(int rows, int columns, double offset) {
        double[] values = Draws.normal(rows * columns, Draws.seeded(1));
        for (int i = 0; i < values.length; i++) {
            values[i] += offset * (1 + i % columns);
        }
        Moments moments = Moments.of(data(columns, values));
        double tolerance = Tolerances.SUMMATION * (1 + offset / FAR * 1e4);
        assertThat(moments.rows()).isEqualTo(rows);
        for (int i = 0; i < Math.min(columns, 4); i++) {
            assertThat(moments.mean().get(0, i))
                    .isCloseTo(mean(values, columns, i), within(1e-15 * offset + tolerance));
            for (int j = 0; j < Math.min(columns, 4); j++) {
                double expected = covariance(values, columns, i, j);
                assertThat(moments.covariance().get(i, j)).isCloseTo(expected, within(tolerance));
            }
        }
    }

    private static Dataset data(int columns, double[] values) {
        return Dataset.of(
                "normal", IntStream.range(0, columns).mapToObj(d -> "x" + d).toList(), values);
    }

    private static double mean(double[] values, int columns, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int at = column; at < values.length; at += columns) {
            sum = sum.add(new BigDecimal(values[at]));
        }
        int rows = values.length / columns;
        return sum.doubleValue() / rows;
    }

    private static double covariance(double[] values, int columns, int i, int j) {
        double first = mean(values, columns, i);
        double second = mean(values, columns, j);
        double sum = 0;
        for (int row = 0; row < values.length; row += columns) {
            sum += (values[row + i] - first) * (values[row + j] - second);
        }
        int rows = values.length / columns;
        return sum / rows;
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        Dataset data = data(7, Draws.normal(7 * 20_000, Draws.seeded(2)));
        Moments alone = Moments.of(data);
        Moments together = Moments.of(data, Parallel.of(3));
        assertThat(together.mean().values()).containsExactly(alone.mean().values());
        assertThat(together.covariance().values())
                .containsExactly(alone.covariance().values());
    }

    @Test
    void covarianceIsSymmetricToTheLastBit() {
        Matrix covariance =
                Moments.of(data(90, Draws.normal(90 * 3000, Draws.seeded(3)))).covariance();
        assertThat(covariance.values()).containsExactly(covariance.transpose().values());
    }
}
