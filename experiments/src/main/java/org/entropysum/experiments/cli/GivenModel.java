package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.model.Theorem;
import org.jspecify.annotations.Nullable;

/** A model and data in the words of a suite, given as options. */
record GivenModel(String model, @Nullable String posterior, Theorem theorem, String data) {
    /** A suite of one cell that learns nothing; its problems are told by the exception. */
    Suite in(Catalogs catalogs, Refusal refusal) {
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        try {
            LoadResult result = catalogs.suites().load("options", new ByteArrayInputStream(text));
            if (result instanceof LoadResult.Loaded loaded) {
                return loaded.suite();
            }
            List<Problem> problems = ((LoadResult.Rejected) result).problems();
            throw refusal.because(problems.stream()
                    .map(Problem::message)
                    .distinct()
                    .collect(Collectors.joining(System.lineSeparator())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String text() {
        return String.join(
                "\n",
                "name: evaluate",
                "data:",
                "  given: " + source(),
                "cells:",
                "  - name: given",
                "    data: given",
                "    training: none",
                "    theorem: " + theorem.label(),
                posterior == null ? "" : "    posterior: " + posterior,
                "    model: " + model,
                "");
    }

    private String source() {
        return isFile()
                ? "{source: csv, path: \""
                        + new String(JsonStringEncoder.getInstance().quoteAsString(data)) + "\"}"
                : data;
    }

    /** What is neither a mapping nor the bare name of a source is a file, whether it exists or not. */
    private boolean isFile() {
        try {
            return Files.exists(Path.of(data)) || !data.matches("\\{.*}|[a-z][a-z0-9-]*");
        } catch (InvalidPathException mapping) {
            return false;
        }
    }
}
