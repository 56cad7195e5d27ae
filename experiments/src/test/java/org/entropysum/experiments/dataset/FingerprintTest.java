package org.entropysum.experiments.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entropysum.data.Dataset;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static Fingerprint of(String name, List<String> columns, double... values) {
        return Fingerprint.of(Dataset.of(name, columns, values));
    }

    @Test
    void theNameOfADataSetHasNoPartInItsFingerprint() {
        assertThat(of("one", List.of("a"), 1, 2)).isEqualTo(of("other", List.of("a"), 1, 2));
    }

    @Test
    void columnsValuesAndOrderHave() {
        assertThat(List.of(
                        of("x", List.of("a"), 1, 2),
                        of("x", List.of("b"), 1, 2),
                        of("x", List.of("a"), 2, 1),
                        of("x", List.of("a"), 1, Math.nextUp(2)),
                        of("x", List.of("a", "b"), 1, 2)))
                .doesNotHaveDuplicates();
    }

    @Test
    void contentBeyondTheFirstBlockCounts() {
        double[] values = new double[100_000];
        Fingerprint before = of("x", List.of("a"), values);
        values[99_999] = 1;
        assertThat(of("x", List.of("a"), values)).isNotEqualTo(before);
    }

    // printf text | sha256sum
    @Test
    void theFingerprintOfATextIsItsSha256() {
        assertThat(Fingerprint.of("text"))
                .hasToString("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1");
    }
}
