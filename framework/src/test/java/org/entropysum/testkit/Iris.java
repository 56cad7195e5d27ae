package org.entropysum.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.entropysum.data.Dataset;

/** Fisher's iris measurements: 150 rows, 4 columns. */
public final class Iris {
    private Iris() {}

    /**
     * The data set.
     *
     * @return all rows
     */
    public static Dataset data() {
        try (InputStream stream = Iris.class.getResourceAsStream("iris.csv")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            double[] values = lines.stream()
                    .skip(1)
                    .flatMap(line -> Arrays.stream(line.split(",", -1)))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Dataset.of("iris", List.of(lines.get(0).split(",", -1)), values);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
