package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.dataset.file.FilePath;

/**
 * Parameters in a JSON file: an object from names to numbers or nested lists of numbers, row by row. Entries whose value is a
 * text are notes.
 */
record ParameterFile(Path file) {
    /** The numbers by name, or an exception whose message says what is wrong and where. */
    Map<String, double[]> read() {
        JsonNode root = tree();
        if (!root.isObject()) {
            throw new IllegalArgumentException(
                    file + ": expected an object from the names of parameters to numbers or lists of numbers");
        }
        Map<String, double[]> parameters = new LinkedHashMap<>();
        root.properties().stream()
                .filter(entry -> !entry.getValue().isTextual())
                .forEach(entry -> parameters.put(entry.getKey(), numbers(entry.getKey(), entry.getValue())));
        return parameters;
    }

    private JsonNode tree() {
        FilePath.unreadable(file).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    file + ":" + malformed.getLocation().getLineNr() + ":"
                            + malformed.getLocation().getColumnNr() + ": " + malformed.getOriginalMessage(),
                    malformed);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private double[] numbers(String name, JsonNode node) {
        List<Double> numbers = new ArrayList<>();
        collect(name, node, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void collect(String name, JsonNode node, List<Double> into) {
        if (node.isArray()) {
            node.forEach(item -> collect(name, item, into));
        } else if (node.isNumber() && Double.isFinite(node.asDouble())) {
            into.add(node.asDouble());
        } else {
            throw new IllegalArgumentException(file + ": parameter " + Problem.quoted(name)
                    + " must be finite numbers or nested lists of such, not " + node);
        }
    }
}
