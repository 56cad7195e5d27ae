package org.entropysum.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinnedTest {
    private static List<Integer> of(int most, int count) {
        Thinned<Integer> thinned = new Thinned<>(most);
        IntStream.range(0, count).forEach(thinned::add);
        return thinned.items();
    }

    @Test
    void aShortSequenceIsKeptWhole() {
        assertThat(of(4, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aLongSequenceIsKeptEvenlyWithItsLastItem() {
        assertThat(of(4, 5)).containsExactly(0, 2, 4);
        assertThat(of(4, 6)).containsExactly(0, 2, 4, 5);
        assertThat(of(4, 7)).containsExactly(0, 2, 4, 6);
        assertThat(of(4, 12)).containsExactly(0, 4, 8, 11);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 99, 100, 101, 1000, 1023, 1024, 1025})
    void noMoreThanWantedAndTheLastAreKept(int count) {
        for (int most = 2; most < 9; most++) {
            List<Integer> items = of(most, count);
            assertThat(items).hasSizeLessThanOrEqualTo(most + 1).isSorted().doesNotHaveDuplicates();
            assertThat(items).startsWith(0).endsWith(count - 1);
        }
    }

    @Test
    void whatWouldNotBeKeptNeedNotBeMade() {
        Thinned<Integer> thinned = new Thinned<>(4);
        for (int i = 0; i < 100; i++) {
            if (thinned.keepsNext()) {
                thinned.add(i);
            } else {
                thinned.pass();
            }
        }
        assertThat(thinned.items()).containsExactly(0, 32, 64, 96);
    }

    @Test
    void asksForRoomForTwo() {
        assertThatThrownBy(() -> new Thinned<Integer>(1)).hasMessage("at least 2 items are kept, not 1");
    }
}
