package org.entropysum.experiments.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code provenance.json}: where the results come from, as names with values. */
public final class ProvenanceJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProvenanceJson() {}

    /**
     * Writes the file as a whole.
     *
     * @param file the file
     * @param provenance names and values
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Map<String, String> provenance) throws IOException {
        AtomicFile.at(file).write(MAPPER.writeValueAsString(provenance) + "\n");
    }
}
