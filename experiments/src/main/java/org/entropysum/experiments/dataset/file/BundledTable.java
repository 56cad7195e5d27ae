package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;

/** A small table that comes with the framework, as a CSV resource. */
record BundledTable(String resource) {
    private static final String FOLDER = "/org/entropysum/experiments/data/";

    Inspection inspect() {
        return new Inspection.Passed(load(resource).shape());
    }

    Dataset load(String name) {
        ValueSink sink = new ValueSink(Path.of(resource));
        CsvReader reader = new CsvReader(resource, Delimiter.COMMA, true, List.of(), sink);
        try (InputStream bytes = open()) {
            List<String> columns = reader.read(bytes)
                    .orElseThrow(() -> new IOException(reader.failure().toString()));
            return Dataset.of(name, columns, sink.values());
        } catch (IOException broken) {
            throw new UncheckedIOException("bundled table " + resource, broken);
        }
    }

    private InputStream open() {
        return Objects.requireNonNull(BundledTable.class.getResourceAsStream(FOLDER + resource), resource);
    }
}
