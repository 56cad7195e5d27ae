package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Setting;

/**
 * A table in a CSV file (RFC 4180, UTF-8), packed by gzip or not; every selected field holds a finite decimal number. A table that
 * does not fit into memory is read once into a file of doubles, from which all passes are made.
 *
 * @param path the file
 * @param columns the columns to take, in this order; empty for all
 * @param delimiter what stands between the fields
 * @param header whether the first row names the columns; else they are x1, x2, …
 */
public record CsvSource(
        @Setting("the file, relative to the suite; may be packed by gzip")
        Path path,

        @Setting(
                value = "the columns to take, in this order, \"a..b\" for all from a to b; all if left out",
                byDefault = "",
                atLeast = 1)
        List<String> columns,

        @Setting(value = "what stands between the fields", byDefault = "comma")
        Delimiter delimiter,

        @Setting(value = "whether the first row names the columns; if not, they are x1, x2, ...", byDefault = "true")
        boolean header)
        implements DataSource {
    /** Copies the columns. {@inheritDoc} */
    public CsvSource {
        columns = List.copyOf(columns);
    }

    /**
     * All columns of a file with commas and a header.
     *
     * @param path the file
     * @return the source
     */
    public static CsvSource of(Path path) {
        return new CsvSource(path, List.of(), Delimiter.COMMA, true);
    }

    @Override
    public Inspection inspect() {
        return FilePath.unreadable(path)
                .<Inspection>map(why -> Inspection.Failed.at("path", why))
                .orElseGet(this::inspectContent);
    }

    private Inspection inspectContent() {
        try {
            return new Inspection.Passed(table("").shape());
        } catch (Faulty faulty) {
            return faulty.failure;
        } catch (IOException unreadable) {
            return Inspection.Failed.at("path", "the file cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public Dataset load(String name, long seed) {
        try {
            return table(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that is wrong with the content. */
    private static final class Faulty extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Inspection.Failed failure;

        Faulty(Inspection.Failed failure) {
            super(
                    failure.problems().isEmpty()
                            ? failure.objections().get(0).message()
                            : failure.problems().get(0).toString());
            this.failure = failure;
        }
    }

    private Dataset table(String name) throws IOException {
        Path doubles = Unpacked.target(path, "csv " + delimiter + header + columns);
        if (Files.exists(doubles)) {
            CsvReader reader = reader(new ValueSink(doubles));
            List<String> names = reader.readNames(Packed.open(path)).orElseThrow(() -> new Faulty(reader.failure()));
            return streamed(name, names, doubles);
        }
        Path beside = Unpacked.beside(doubles);
        try {
            return read(name, beside, doubles);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private Dataset read(String name, Path beside, Path doubles) throws IOException {
        try (ValueSink sink = new ValueSink(beside)) {
            CsvReader reader = reader(sink);
            List<String> names = reader.read(Packed.open(path)).orElseThrow(() -> new Faulty(reader.failure()));
            if (!sink.isSpilled()) {
                return Dataset.of(name, names, sink.values());
            }
            sink.finish();
            Files.move(beside, doubles, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return streamed(name, names, doubles);
        }
    }

    private CsvReader reader(ValueSink sink) {
        return new CsvReader(path.toString(), delimiter, header, columns, sink);
    }

    private static Dataset streamed(String name, List<String> names, Path doubles) throws IOException {
        long rows = Files.size(doubles) / Double.BYTES / names.size();
        DataShape shape = new DataShape(Math.toIntExact(rows), names.size());
        List<Long> axes = List.of(rows, (long) names.size());
        ArrayHeader all = new ArrayHeader(ScalarType.F64, ByteOrder.LITTLE_ENDIAN, axes, false, 0);
        return Dataset.streamed(name, names, shape.rows(), new ArrayRows(doubles, all));
    }
}
