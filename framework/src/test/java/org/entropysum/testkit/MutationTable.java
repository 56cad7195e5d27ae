package org.entropysum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code framework/docs/mutations.md}, held to the mutants that the tests inject. */
public final class MutationTable {
    private static final Path FILE = Path.of("docs", "mutations.md"); // tests run in the folder of their module
    private static final String CAUGHT = " is caught by ";

    private MutationTable() {}

    /**
     * Asserts that the table below a heading lists all mutants of a test, in their order, and nothing else.
     *
     * @param heading the heading
     * @param mutants each in words, "mistake is caught by check"
     */
    public static void assertLists(String heading, Stream<?> mutants) {
        List<String> rows = mutants.map(mutant -> row(mutant.toString())).toList();
        assertThat(rows(heading))
                .as(
                        "the table below \"## %s\" of %s should be%n| mistake | caught by |%n| --- | --- |%n%s%n",
                        heading, FILE, String.join("\n", rows))
                .isEqualTo(rows);
    }

    private static String row(String mutant) {
        String[] parts = mutant.split(CAUGHT, 2);
        return "| " + parts[0].replace("|", "\\|") + " | `" + parts[1] + "` |";
    }

    private static List<String> rows(String heading) {
        String section = Arrays.stream(text().split("(?m)^## "))
                .filter(part -> part.startsWith(heading + "\n"))
                .collect(Collectors.joining());
        return section.lines().filter(line -> line.startsWith("| ")).skip(2).toList();
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
