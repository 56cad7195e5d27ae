package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
    @Test
    void aRangeHoldsBothEnds() {
        assertThat(Seeds.of("-1..2").values()).containsExactly(-1L, 0L, 1L, 2L);
        assertThat(Seeds.of("7").values()).containsExactly(7L);
        assertThat(Seeds.of("1..10000").values()).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "1..", "..2", "2..1", "1..10001", "a", "1.5", "1...2", "999999999999999999999"})
    void otherNotationsAreRefused(String notation) {
        assertThatIllegalArgumentException().isThrownBy(() -> Seeds.of(notation));
    }

    @Test
    void seedsAreDifferentAndAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Seeds(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Seeds(List.of(1L, 1L)));
    }
}
