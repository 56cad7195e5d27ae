package org.entropysum.experiments.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.run.CellResult;

/**
 * {@code results.json}: an array of cells. The keys are the components of {@link CellResult} in their order, absent
 * numbers are null, doubles have as many digits as it takes to read the same double back, and the same results give
 * the same bytes on every system and Java version.
 */
public final class ResultsJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // Double.toString has other digits before Java 19
            .build();

    private ResultsJson() {}

    /**
     * Writes the file as a whole.
     *
     * @param file the file
     * @param cells the results
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<CellResult> cells) throws IOException {
        AtomicFile.at(file).write(text(cells));
    }

    /**
     * Reads a file back. Keys that a later version may have added are passed over.
     *
     * @param file the file
     * @return the results
     * @throws IOException if it cannot be read or is no list of cells; then the message names the line
     */
    public static List<CellResult> read(Path file) throws IOException {
        return MAPPER.readValue(Files.readAllBytes(file), new TypeReference<>() {});
    }

    /** The content of the file. */
    static String text(List<CellResult> cells) throws IOException {
        return MAPPER.writer(new Layout()).writeValueAsString(cells) + "\n";
    }

    /** One line for each key of a cell and for each entry of its lists; what is nested deeper stays on that line. */
    private static final class Layout extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1;
        private static final int OBJECTS = 2;
        private static final int ARRAYS = 3;

        Layout() {
            super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
            indentObjectsWith(new Lines(OBJECTS));
            indentArraysWith(new Lines(ARRAYS));
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Layout();
        }

        @Override
        public void writeEndObject(JsonGenerator json, int entries) throws IOException {
            if (_nesting > OBJECTS) {
                _nesting--;
                json.writeRaw(" }");
            } else {
                super.writeEndObject(json, entries);
            }
        }

        @Override
        public void writeEndArray(JsonGenerator json, int entries) throws IOException {
            if (_nesting > ARRAYS) {
                _nesting--;
                json.writeRaw(" ]");
            } else {
                super.writeEndArray(json, entries);
            }
        }
    }

    /** Breaks lines down to a depth and not below it. */
    private static final class Lines extends DefaultIndenter {
        private static final long serialVersionUID = 1;
        private final int depth;

        Lines(int depth) {
            super("  ", "\n");
            this.depth = depth;
        }

        @Override
        public void writeIndentation(JsonGenerator json, int level) throws IOException {
            if (level <= depth) {
                super.writeIndentation(json, level);
            } else {
                json.writeRaw(' ');
            }
        }
    }
}
