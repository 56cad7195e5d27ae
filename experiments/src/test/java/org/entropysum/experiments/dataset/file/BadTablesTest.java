package org.entropysum.experiments.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code bad/*.csv} fails inspection with exactly the text of the {@code .txt} beside it. */
class BadTablesTest {
    private static final int LEAST_CASES = 20;

    static List<Path> tables() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(BadTablesTest.class.getResource("bad")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyProblemIsToldInTheReviewedWords(Path table) throws IOException {
        Path golden = table.resolveSibling(table.getFileName().toString().replace(".csv", ".txt"));
        assertThat(problems(table)).isEqualTo(Files.readString(golden)).isNotBlank();
    }

    @Test
    void thereAreManyBadTables() throws IOException, URISyntaxException {
        assertThat(tables()).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    }

    static String problems(Path table) {
        Inspection inspection = new CsvSource(table, List.of(), Delimiter.COMMA, true).inspect();
        return inspection instanceof Inspection.Failed failed
                ? failed.problems().stream()
                        .map(problem -> problem.toString().replace(table.getParent() + File.separator, "") + "\n")
                        .collect(Collectors.joining())
                : "";
    }
}
