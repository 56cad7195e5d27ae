package org.example.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.testkit.SuiteTests;
import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.*;

/** Data source, family and analysis together, and the suite as a regression test. */
class TailsTest {
    @TestFactory Stream<DynamicNode> suite() { return SuiteTests.of("suite.yaml"); }

    @Test void sameSeedGivesTheSameIncomesAndNoneIsBelowTheMinimum() {
        IncomeSources.Incomes source = new IncomeSources.Incomes(1000, 0.3, Optional.empty());
        assertThat(values(source.load("incomes", 1))).isEqualTo(values(source.load("incomes", 1)));
        assertThat(Arrays.stream(values(source.load("incomes", 1)))).allMatch(x -> x >= 1);
        assertThat(values(source.load("incomes", 1))).isNotEqualTo(values(source.load("incomes", 2)));
    }

    private static double[] values(Dataset data) { return Matrix.copyOf(data.rows(0, 1000).x()).values(); }
}
