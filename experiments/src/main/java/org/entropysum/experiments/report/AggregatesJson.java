package org.entropysum.experiments.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.run.Aggregate;

/** {@code aggregates.json}: an array with one object for each cell that ran with several seeds. */
public final class AggregatesJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private AggregatesJson() {}

    /**
     * Writes the file as a whole.
     *
     * @param file the file
     * @param aggregates the aggregates
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<Aggregate> aggregates) throws IOException {
        AtomicFile.at(file).write(MAPPER.writeValueAsString(aggregates) + "\n");
    }
}
