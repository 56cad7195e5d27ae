package org.entropysum.experiments.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.entropysum.data.Dataset;

/** A small table that comes with the framework, as a CSV resource. */
record BundledTable(String resource) {
    private static final String FOLDER = "/org/entropysum/experiments/data/";

    Inspection inspect() {
        return new Inspection.Passed(load(resource).shape());
    }

    Dataset load(String name) {
        CsvReader reader = new CsvReader(resource, Delimiter.COMMA, List.of());
        try (InputStream bytes = open()) {
            return reader.read(name, bytes)
                    .orElseThrow(() -> new IOException(reader.failure().toString()));
        } catch (IOException broken) {
            throw new UncheckedIOException("bundled table " + resource, broken);
        }
    }

    private InputStream open() {
        return Objects.requireNonNull(BundledTable.class.getResourceAsStream(FOLDER + resource), resource);
    }
}
