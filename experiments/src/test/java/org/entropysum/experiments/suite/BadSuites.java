package org.entropysum.experiments.suite;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The suites of the folder {@code bad}, each with a mistake. */
public final class BadSuites {
    private BadSuites() {}

    /** The files, sorted. */
    public static List<Path> all() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(BadSuites.class.getResource("bad")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
