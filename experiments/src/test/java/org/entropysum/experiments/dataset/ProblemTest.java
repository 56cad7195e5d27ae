package org.entropysum.experiments.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aProblemIsOneLineWhateverItsMessageHolds() {
        assertThat(new Problem("a\n.yaml", 1, 2, " two\r\nlines\u2028\u0000 of text\n"))
                .hasToString("a .yaml:1:2: two lines  of text");
    }

    @Test
    void problemsAreSortedByFileThenPlace() {
        Problem first = new Problem("a", 2, 1, "x");
        Problem second = new Problem("a", 2, 10, "a");
        Problem third = new Problem("a", 10, 1, "a");
        Problem fourth = new Problem("b", 1, 1, "a");
        assertThat(List.of(fourth, third, second, first).stream().sorted())
                .containsExactly(first, second, third, fourth);
    }

    @Test
    void quotedTextIsShortAndShowsWhatCannotBeSeen() {
        assertThat(Problem.quoted("a\"b\n\t\u0000\u200B\uD800")).isEqualTo("\"a\\\"b\\n\\t\\u0000\\u200B\\uD800\"");
        assertThat(Problem.quoted("😀".repeat(40))).isEqualTo("\"" + "😀".repeat(40) + "\"");
        assertThat(Problem.quoted("x".repeat(41))).isEqualTo("\"" + "x".repeat(40) + "…\"");
    }
}
