package org.entropysum.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

class ColumnMomentsTest {
    private static final double ROUNDING = 1e-9;

    private static Dataset far(int rows, int columns) {
        Matrix values = Draws.normal(rows, columns, Draws.seeded(1));
        for (int i = 0; i < values.values().length; i++) {
            values.values()[i] += 1e5 * (i % 3);
        }
        List<String> names = IntStream.range(0, columns).mapToObj(d -> "x" + d).toList();
        return Dataset.of("far", names, values.values());
    }

    @Test
    void areTheDiagonalOfAllMomentsToTheBitWhereDataAreNarrow() {
        ColumnMoments found = ColumnMoments.of(far(1000, 3));
        Moments expected = Moments.of(far(1000, 3));
        assertThat(found.mean().values()).containsExactly(expected.mean().values());
        assertThat(found.variances().get(0, 2)).isEqualTo(expected.covariance().get(2, 2));
        assertThat(found.meanVariance()).isEqualTo(expected.meanVariance());
    }

    @Test
    void areThoseOfColumnsByThemselvesWhereDataAreWideHoweverFarTheMeanLies() {
        Dataset wide = far(300, 1026);
        double[] values = wide.values();
        ColumnMoments found = ColumnMoments.of(wide);
        assertThat(found.rows()).isEqualTo(300);
        for (int d : new int[] {0, 1, 1025}) {
            double[] column = new double[300];
            for (int n = 0; n < column.length; n++) {
                column[n] = values[n * 1026 + d];
            }
            Moments alone = Moments.of(Dataset.of("column", List.of("x"), column));
            assertThat(found.mean().get(0, d)).isCloseTo(alone.mean().get(0, 0), within(ROUNDING));
            assertThat(found.variances().get(0, d)).isCloseTo(alone.covariance().get(0, 0), within(ROUNDING));
        }
    }
}
