package org.entropysum.experiments.dataset.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedSourceTest {
    private static final int ROWS = 1_000;

    /** Rows (n, 2n + 1, 7), and two rows that it holds out itself. */
    record Ramp(int rows) implements DataSource {
        @Override
        public Inspection inspect() {
            return new Inspection.Passed(new DataShape(rows, 3));
        }

        @Override
        public Dataset load(String name, long seed) {
            return Dataset.streamed(name, List.of("a", "b", "c"), rows, Ramp::fill);
        }

        @Override
        public Optional<Dataset> heldOut(String name, long seed) {
            return Optional.of(Dataset.streamed(name, List.of("a", "b", "c"), 2, Ramp::fill));
        }

        private static void fill(int first, int count, double[] into) {
            for (int i = 0; i < count; i++) {
                into[3 * i] = first + i;
                into[3 * i + 1] = 2 * (first + i) + 1;
                into[3 * i + 2] = 7;
            }
        }
    }

    private static PreparedSource prepared(
            List<String> columns, Optional<Integer> rows, Optional<Double> threshold, double heldOut, Scaling scaling) {
        return new PreparedSource(new Ramp(ROWS), columns, rows, threshold, heldOut, scaling);
    }

    private static PreparedSource scaled(double heldOut, Scaling scaling) {
        return prepared(List.of(), Optional.empty(), Optional.empty(), heldOut, scaling);
    }

    private static Dataset load(PreparedSource source) {
        Dataset data = source.load("ramp", 1);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(data.shape()));
        return data;
    }

    private static double[] column(Dataset data, int column) {
        double[] values = new double[data.shape().rows()];
        for (int n = 0; n < values.length; n++) {
            values[n] = data.rows(n, 1).rowsOnHeap().get(0, column);
        }
        return values;
    }

    @Test
    void nothingAskedForChangesNothing() {
        Dataset data = load(scaled(0, Scaling.NONE));
        Dataset ramp = new Ramp(ROWS).load("ramp", 1);
        assertThat(data.columns()).isEqualTo(ramp.columns());
        assertThat(data.values())
                .containsExactly(ramp.rows(0, ROWS).rowsOnHeap().values());
    }

    @Test
    void theFirstRowsOfSomeColumnsAreTaken() {
        Dataset data = load(prepared(List.of("b", "a"), Optional.of(3), Optional.empty(), 0, Scaling.NONE));
        assertThat(data.columns()).containsExactly("b", "a");
        assertThat(data.values()).containsExactly(1, 0, 3, 1, 5, 2);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500", "0.001, 1", "0.999, 999", "0.25, 250"})
    void aShareOfTheRowsIsHeldOutAndNoneIsInBothParts(double share, int expected) {
        PreparedSource source = scaled(share, Scaling.NONE);
        double[] kept = column(load(source), 0);
        double[] other = column(source.heldOut("ramp", 1).orElseThrow(), 0);
        assertThat(other).hasSize(expected).isSorted();
        assertThat(kept).hasSize(ROWS - expected).isSorted();
        Set<Double> all = new TreeSet<>();
        for (double[] part : List.of(kept, other)) {
            for (double row : part) {
                assertThat(all.add(row)).isTrue();
            }
        }
        assertThat(all).hasSize(ROWS);
    }

    @Test
    void heldOutRowsAreFromAllOverTheDataAndTheSameForEverySeed() {
        PreparedSource source = scaled(0.5, Scaling.NONE);
        double[] rows = column(source.heldOut("ramp", 1).orElseThrow(), 0);
        assertThat(rows).containsExactly(column(source.heldOut("ramp", 2).orElseThrow(), 0));
        // a sample without replacement: mean (N−1)/2, variance of the mean (N+1)/12 · (1 − ½)/½ · …/N < N/12 · 1/500
        double mean = java.util.Arrays.stream(rows).average().orElseThrow();
        assertThat(mean).isCloseTo((ROWS - 1) / 2.0, within(4 * ROWS / Math.sqrt(12.0 * 500)));
    }

    @Test
    void withoutAShareTheRowsThatTheSourceHoldsOutAreScaledAlike() {
        Dataset other = scaled(0, Scaling.UNIT).heldOut("ramp", 1).orElseThrow();
        assertThat(other.values()).containsExactly(0, 0, 0, 1.0 / 999, 1.0 / 999, 0);
    }

    @Test
    void unitScalingMapsLeastAndLargestOfTheKeptRows() {
        Dataset data = load(scaled(0.5, Scaling.UNIT));
        double[] a = column(data, 0);
        assertThat(a[0]).isZero();
        assertThat(a[a.length - 1]).isEqualTo(1);
        assertThat(column(data, 2)).containsOnly(0);
    }

    @Test
    void standardScalingGivesMeanZeroAndVarianceOne() {
        double[] b = column(load(scaled(0.3, Scaling.STANDARD)), 1);
        double mean = java.util.Arrays.stream(b).average().orElseThrow();
        double squares = java.util.Arrays.stream(b).map(x -> x * x).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-12));
        assertThat(squares).isCloseTo(1, within(1e-12));
    }

    @Test
    void heldOutRowsHaveNoPartInTheScale() {
        PreparedSource source = scaled(0.5, Scaling.STANDARD);
        double[] kept = column(scaled(0.5, Scaling.NONE).load("ramp", 1), 0);
        double mean = java.util.Arrays.stream(kept).average().orElseThrow();
        double deviation = Math.sqrt(java.util.Arrays.stream(kept)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
        double[] raw = column(scaled(0.5, Scaling.NONE).heldOut("ramp", 1).orElseThrow(), 0);
        double[] other = column(source.heldOut("ramp", 1).orElseThrow(), 0);
        for (int n = 0; n < raw.length; n++) {
            assertThat(other[n]).isCloseTo((raw[n] - mean) / deviation, within(1e-12));
        }
    }

    @Test
    void aThresholdMakesValuesBinary() {
        Dataset data = load(prepared(List.of("a"), Optional.of(5), Optional.of(2.0), 0, Scaling.NONE));
        assertThat(data.values()).containsExactly(0, 0, 0, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void chunksOfAnySizeHoldTheSameRows(Scaling scaling) {
        PreparedSource source = new PreparedSource(
                new Ramp(20_000_000), List.of("b"), Optional.empty(), Optional.empty(), 0.1, scaling);
        Dataset large = source.load("ramp", 1);
        assertThat(large.isStreamed()).isTrue();
        assertThat(large.rows(9_000_000, 5).rowsOnHeap().values())
                .containsExactly(java.util.Arrays.copyOfRange(
                        large.rows(8_999_000, 2_000).rowsOnHeap().values(), 1_000, 1_005));
    }

    @Test
    void whatCannotBeTakenIsObjectedTo() {
        assertThat(prepared(List.of("a", "bb"), Optional.empty(), Optional.empty(), 0, Scaling.NONE)
                        .inspect())
                .isEqualTo(Inspection.Failed.at("columns[1]", "column \"bb\" is unknown; expected one of a, b, c"));
        assertThat(prepared(List.of("a", "a"), Optional.empty(), Optional.empty(), 0, Scaling.NONE)
                        .inspect())
                .isEqualTo(Inspection.Failed.at("columns[1]", "column \"a\" is taken twice"));
        assertThat(prepared(List.of(), Optional.of(1_001), Optional.empty(), 0, Scaling.NONE)
                        .inspect())
                .isEqualTo(Inspection.Failed.at("rows", "the data have 1000 rows; expected at most as many"));
        assertThat(scaled(1, Scaling.NONE).inspect())
                .isEqualTo(Inspection.Failed.at("heldOut", "no row of 1000 remains to learn from"));
    }
}
