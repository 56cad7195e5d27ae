package org.entropysum.experiments.dataset.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all generators promise: rows that depend on seed and number alone, and the same bits for ever. */
class SyntheticSourcesTest {
    private static final int ROWS = 1_000;

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of(
                        new PpcaSource(ROWS, 10, 2, 0.1, Optional.empty()),
                        "ec112c44bc0bb97bfd19f1cc8d695941bac952ec27e40c6e6b0d64668dfcb791"),
                Arguments.of(
                        new PcaRingSource(ROWS, 10, 2, 0.1, PcaRingSource.Definition.CODE, Optional.empty()),
                        "bad148cbd1502d479728a1356448f8097c71a979ba3a88a222fb4ce7bdc17a38"),
                Arguments.of(
                        new PcaRingSource(ROWS, 10, 2, 0.1, PcaRingSource.Definition.PAPER, Optional.empty()),
                        "5e477b162e75f3764747cf8d29f3db47d6e6ff2fb3142dc7ff0dcc0574856a6a"),
                Arguments.of(
                        new ManifoldSource(ROWS, 100, 9, 0.35, 0, Optional.empty()),
                        "d8d35dbefb524a13e344f754e37df03a70eb5488cbe6901e36393b20629b51f9"),
                Arguments.of(
                        new DimensionStreamSource(new Regimes(List.of(6, 2, 4)), 400, 10, 0.1, 1, 5, Optional.empty()),
                        "1b05926dbcee85bc0a6ceede0f8eb1a75b8fd417588a14a924ffaa57d9d778ac"),
                Arguments.of(
                        new ColliderSource(ROWS, Optional.empty()),
                        "3e2fb6e9c3b64b800a12bb4c9992c3c9108c782cb412cdb3ff40ca4a03778821"),
                Arguments.of(
                        new BarsSource(
                                ROWS,
                                5,
                                BarsSource.Causes.LAPLACE,
                                0.2,
                                BarsSource.Combination.SUM,
                                0.1,
                                Optional.empty()),
                        "5c2ca5b514c83af0724d65ae02d2b36350d6c23598c36fb729c1a5eda72554c1"),
                Arguments.of(
                        new BarsSource(
                                ROWS,
                                4,
                                BarsSource.Causes.BERNOULLI,
                                0.3,
                                BarsSource.Combination.MAX,
                                0,
                                Optional.empty()),
                        "e9ee239adb911f651ef540521091dba46f8aafeefa249a5ab122f25e505090d9"),
                Arguments.of(toy(ToyShape.CIRCLE), "ef74b69659417e6963cad6ca557f70936774a52c104db69884b4edb0f8795d19"),
                Arguments.of(toy(ToyShape.EIGHT), "44756d4d6b25e480360fc4e4a2534e5bd22dee7df98331986b7b5e1074823967"),
                Arguments.of(toy(ToyShape.COSINE), "58224a2be21d8a67af4346afd67cb7d5c8442e785dc9f08b68ce1736b55aac5d"),
                Arguments.of(
                        toy(ToyShape.EIGHT_GAUSSIANS),
                        "14b1f23c11ba305e51b0d11c2b4f3f0ede33e80c9a6b7353bdddee8d27ede675"),
                Arguments.of(toy(ToyShape.LINE), "c62d23bf7a83b76dcb5026e16bec04f1b8fa448da5c8be5e082136a9ee25dc96"),
                Arguments.of(
                        toy(ToyShape.SWISS_ROLL), "c1b3ce047162794a2cf244e0225a13c1afa8fb7836101d5ee52791b84680a18b"),
                Arguments.of(toy(ToyShape.SPIRAL), "857ae7b868222e571191d1b72ee692ab72de5f57ae7c1460f35be14cfe45ddf2"));
    }

    private static ToySource toy(ToyShape shape) {
        return new ToySource(shape, ROWS, 0.05, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aRowDependsOnSeedAndNumberAlone(SyntheticSource source, String unused) {
        RowFormula formula = source.formula(Draws.shared(7));
        Dataset data = source.load("toy", 7);
        for (int row : List.of(999, 0, 500)) {
            double[] x = new double[source.dimension()];
            formula.make(row, Draws.ofRow(7, row), x);
            assertThat(data.rows(row, 1).rowsOnHeap().values()).containsExactly(x);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theBitsOfASeedStayTheSameFromReleaseToRelease(SyntheticSource source, String sha256) {
        assertThat(Fingerprint.of(source.load("toy", 1)).sha256()).isEqualTo(sha256);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void seedsAndRowsDiffer(SyntheticSource source, String unused) {
        Dataset data = source.load("toy", 1);
        assertThat(source.load("toy", 2).values()).isNotEqualTo(data.values());
        List<String> rows = new ArrayList<>();
        data.chunks(1).forEach(row -> rows.add(Arrays.toString(row.rowsOnHeap().values())));
        assertThat(rows.stream().distinct().count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theShapeIsKnownBeforeLoading(SyntheticSource source, String unused) {
        Dataset data = source.load("toy", 1);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(data.shape()));
        assertThat(data.shape()).isEqualTo(new DataShape(source.rows(), source.dimension()));
        assertThat(data.columns()).isEqualTo(source.names()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsLargerThanMemoryIsDrawnAgainForEachChunk() {
        ColliderSource source = new ColliderSource(5_000_000, Optional.empty());
        assertThat(5_000_000L * source.dimension()).isGreaterThan(Tables.mostInMemory());
        Dataset large = source.load("toy", 3);
        assertThat(large.isStreamed()).isTrue();
        double[] x = large.rows(4_999_999, 1).rowsOnHeap().values();
        Dataset small = new ColliderSource(1_000, Optional.of(3L)).load("toy", 1);
        assertThat(large.rows(0, 1_000).rowsOnHeap().values()).containsExactly(small.values());
        assertThat(large.chunks(1_000_000).get(4).rowsOnHeap().row(999_999).values())
                .containsExactly(x);
    }

    // Neighbouring rows, and the same rows of neighbouring seeds: correlations of order 1/√N
    @Test
    void drawsOfRowsAndSeedsAreIndependent() {
        int rows = 100_000;
        double[] across = new double[3];
        for (int n = 0; n < rows; n++) {
            double z = Draws.ofRow(1, n).normal();
            across[0] += z * Draws.ofRow(1, n + 1).normal() / rows;
            across[1] += z * Draws.ofRow(2, n).normal() / rows;
            across[2] += z * z / rows;
        }
        double fourErrors = 4 / Math.sqrt(rows);
        assertThat(across[0]).isCloseTo(0, within(fourErrors));
        assertThat(across[1]).isCloseTo(0, within(fourErrors));
        assertThat(across[2]).isCloseTo(1, within(fourErrors * Math.sqrt(2)));
    }

    @Test
    void exponentialAndLaplaceHaveTheirMoments() {
        int rows = 100_000;
        double[] moments = new double[3];
        for (int n = 0; n < rows; n++) {
            Draws draws = Draws.ofRow(5, n);
            double e = draws.exponential();
            double l = draws.laplace();
            moments[0] += e / rows;
            moments[1] += l / rows;
            moments[2] += Math.abs(l) / rows;
        }
        double fourErrors = 4 / Math.sqrt(rows);
        assertThat(moments[0]).isCloseTo(1, within(fourErrors));
        assertThat(moments[1]).isCloseTo(0, within(fourErrors * Math.sqrt(2)));
        assertThat(moments[2]).isCloseTo(1, within(fourErrors));
    }

    @Test
    void settingsThatDoNotFitTogetherAreObjectedTo() {
        assertThat(new ManifoldSource(10, 5, 6, 1, 0, Optional.empty()).inspect())
                .isEqualTo(Inspection.Failed.at(
                        "dimensions", "a manifold of 6 dimensions does not fit into 5; expected at most 5"));
        assertThat(new DimensionStreamSource(new Regimes(List.of(2, 11)), 10, 10, 0, 1, 5, Optional.empty()).inspect())
                .isEqualTo(Inspection.Failed.at("dimensions", "expected each of [2, 11] to be from 0 to 10"));
        assertThat(new DimensionStreamSource(
                                new Regimes(List.of(1, 1)), Integer.MAX_VALUE, 10, 0, 1, 5, Optional.empty())
                        .inspect())
                .isInstanceOf(Inspection.Failed.class);
        assertThat(new PcaRingSource(1, 100_000, 100_000, 0, PcaRingSource.Definition.CODE, Optional.empty()).inspect())
                .isInstanceOf(Inspection.Failed.class);
    }
}
