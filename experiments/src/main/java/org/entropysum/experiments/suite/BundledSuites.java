package org.entropysum.experiments.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The suites that come with the framework: one resource each, listed in the resource {@code index}. */
final class BundledSuites {
    private static final String FOLDER = "/org/entropysum/experiments/suites/";

    private BundledSuites() {}

    /** The names, in the order of the index. */
    static List<String> names() {
        return text("index")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The bytes of a suite. */
    static InputStream open(String name) {
        return resource(name + ".yaml");
    }

    private static String text(String resource) {
        try (InputStream bytes = resource(resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }

    private static InputStream resource(String resource) {
        return Objects.requireNonNull(BundledSuites.class.getResourceAsStream(FOLDER + resource), resource);
    }
}
