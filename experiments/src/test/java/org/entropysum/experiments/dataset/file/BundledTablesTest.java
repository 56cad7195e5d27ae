package org.entropysum.experiments.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The means are those that R prints for its data sets; the fingerprints were computed with Python's hashlib and struct. */
class BundledTablesTest {
    private static final double PRINTED = 5e-7;

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        new IrisSource(),
                        150,
                        List.of(5.843333, 3.057333, 3.758, 1.199333),
                        "4214a41858ca31e86dd761e487282d2adaabcd0c3700aeda7b09adf76d004e19"),
                Arguments.of(
                        new FaithfulSource(),
                        272,
                        List.of(3.487783, 70.897059),
                        "4eca8a0134d97bf7de3232246d3873ec08391088ea677ef49ee2deda4816a651"),
                Arguments.of(
                        new UsArrestsSource(),
                        50,
                        List.of(7.788, 170.76, 65.54, 21.232),
                        "01dd569ce0b3de357f97b4bbd1ba012244815d66f57b8e2ed00048dcfcc27257"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aBundledTableHoldsThePublishedNumbers(DataSource source, int rows, List<Double> means, String sha256) {
        Dataset data = source.load("table", 1);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(rows, means.size())));
        assertThat(data.shape()).isEqualTo(new DataShape(rows, means.size()));
        for (int d = 0; d < means.size(); d++) {
            assertThat(mean(data, d)).isCloseTo(means.get(d), within(PRINTED));
        }
        assertThat(Fingerprint.of(data)).hasToString(sha256);
    }

    private static double mean(Dataset data, int column) {
        double[] values = data.values();
        int d = data.shape().columns();
        return IntStream.range(0, data.shape().rows())
                .mapToDouble(n -> values[n * d + column])
                .average()
                .orElseThrow();
    }
}
