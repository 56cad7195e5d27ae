package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The option {@code --json} of commands that answer to people or to programs. */
final class JsonOption {
    @Option(names = "--json", description = "as JSON")
    private boolean asked;

    boolean isAsked() {
        return asked;
    }

    static void print(Object answer, PrintWriter out) throws JsonProcessingException {
        out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer));
    }
}
