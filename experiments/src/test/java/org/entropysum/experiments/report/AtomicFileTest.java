package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aFileIsWrittenWithItsDirectories() throws IOException {
        Path file = directory.resolve("results/first-light/results.csv");
        AtomicFile.at(file).write("∇ELBO\n");
        assertThat(file).hasContent("∇ELBO\n");
    }

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = directory.resolve("report.html");
        AtomicFile.at(file).write("old and longer");
        AtomicFile.at(file).write("new");
        assertThat(file).hasContent("new");
        assertThat(directory.toFile().list()).containsExactly("report.html");
    }

    @Test
    void nothingHasChangedWhenWritingFails() throws IOException {
        Path inTheWay = directory.resolve("results.json");
        Files.createDirectories(inTheWay.resolve("full"));
        assertThatIOException().isThrownBy(() -> AtomicFile.at(inTheWay).write("[]"));
        assertThat(directory.toFile().list()).containsExactly("results.json");
    }
}
