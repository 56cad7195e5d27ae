package org.entropysum.experiments.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.Setting;

/**
 * A table in a CSV file (RFC 4180, UTF-8) with a header; every selected field holds a finite decimal number.
 *
 * @param path the file
 * @param columns the columns to take, in this order; empty for all
 * @param delimiter what stands between the fields
 */
public record CsvSource(
        @Setting("the file, relative to the suite") Path path,

        @Setting(value = "the columns to take, in this order; all if left out", byDefault = "", atLeast = 1)
        List<String> columns,

        @Setting(value = "what stands between the fields", byDefault = "comma")
        Delimiter delimiter)
        implements DataSource {
    /** Copies the columns. {@inheritDoc} */
    public CsvSource {
        columns = List.copyOf(columns);
    }

    @Override
    public Inspection inspect() {
        return unreadable()
                .<Inspection>map(why -> Inspection.Failed.at("path", why))
                .orElseGet(this::inspectContent);
    }

    private Optional<String> unreadable() {
        if (!Files.exists(path)) {
            return Optional.of("there is no file " + path
                    + neighbours()
                            .nearest(fileName(path))
                            .map(name -> "; did you mean \"" + name + "\"?")
                            .orElse(""));
        }
        if (Files.isDirectory(path)) {
            return Optional.of("this is a directory; expected a CSV file");
        }
        return Files.isRegularFile(path) && Files.isReadable(path)
                ? Optional.empty()
                : Optional.of("the file cannot be read; expected a CSV file");
    }

    private KnownNames neighbours() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return KnownNames.of(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return KnownNames.of(files.map(CsvSource::fileName).sorted().toList());
        } catch (IOException | UncheckedIOException unlistable) {
            return KnownNames.of(List.of());
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Inspection inspectContent() {
        CsvReader reader = reader();
        try {
            return read(reader, path.toString())
                    .<Inspection>map(table -> new Inspection.Passed(table.shape()))
                    .orElseGet(reader::failure);
        } catch (IOException unreadable) {
            return Inspection.Failed.at("path", "the file cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public Dataset load(String name, long seed) {
        CsvReader reader = reader();
        try {
            return read(reader, name).orElseThrow(() -> changed(reader));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static IOException changed(CsvReader reader) {
        Inspection.Failed failure = reader.failure();
        String first = failure.problems().isEmpty()
                ? failure.objections().get(0).message()
                : failure.problems().get(0).toString();
        return new IOException(first);
    }

    private CsvReader reader() {
        return new CsvReader(path.toString(), delimiter, columns);
    }

    private Optional<Dataset> read(CsvReader reader, String name) throws IOException {
        return reader.read(name, Files.newInputStream(path));
    }
}
