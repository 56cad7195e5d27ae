package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.Parallel;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Layout LAYOUT =
            Layout.of(Block.of("many", Role.OBSERVABLE, 300, 200), Block.of("more", Role.OBSERVABLE, 70, 100));

    private static Parameters with(int at, double value) {
        return Parameters.zeros(LAYOUT).replaced(values -> values[at] = value);
    }

    @Test
    void blockAndEntryOfANumberThatIsNotFiniteAreTheSameOnAnyThreads() {
        for (int threads = 1; threads <= 3; threads++) {
            Parallel parallel = Parallel.of(threads);
            assertThatThrownBy(() -> with(60_000 + 6_999, Double.NaN).requireFinite("slope of", parallel))
                    .isInstanceOf(NumericFailure.class)
                    .hasMessageContaining("slope of \"more\"")
                    .hasMessageContaining("entry 6999 is NaN");
            assertThatThrownBy(() -> with(20_000, Double.POSITIVE_INFINITY).requireFinite("slope of", parallel))
                    .isInstanceOf(NumericFailure.class)
                    .hasMessageContaining("slope of \"many\"")
                    .hasMessageContaining("entry 20000 is Infinity");
            Parameters finite = with(20_000, Double.MAX_VALUE);
            assertThat(finite.requireFinite("slope of", parallel)).isSameAs(finite);
        }
    }

    @Test
    void copiesMayBeGivenUp() {
        Parameters kept = with(3, 2);
        Parameters changed = kept.copy().replaced(values -> values[3] += 5);
        assertThat(changed.matrix("many").get(0, 3)).isEqualTo(7);
        assertThat(kept.matrix("many").get(0, 3)).isEqualTo(2);
    }
}
