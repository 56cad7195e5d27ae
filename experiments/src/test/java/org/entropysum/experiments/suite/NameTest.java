package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b-c_9", "2024", "console", "x.con", "iris-components=2"})
    void namesThatEveryFileSystemTakesAreAccepted(String text) {
        assertThat(Name.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", ".a", "a.", "a/b", "a\\b", "a b", "a\n", "ä", "NUL", "com1.txt", "-a", "a:b", "a*"
            })
    void namesThatSomeFileSystemRefusesAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Name.of(text));
    }

    @Test
    void namesHaveAtMost120Characters() {
        assertThat(Name.of("x".repeat(120)).value()).hasSize(120);
        assertThatIllegalArgumentException().isThrownBy(() -> Name.of("x".repeat(121)));
    }
}
