package org.entropysum.family;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values that were computed elsewhere, with many digits and by quadrature; the head of each file says how. Columns:
 * setting, η, entropy, log partition, mean parameters.
 */
final class ReferenceValues {
    private ReferenceValues() {}

    /**
     * One line of a reference file.
     *
     * @param name what the setting is about
     * @param eta natural parameters
     * @param entropy (pseudo) entropy
     * @param logPartition A
     * @param mean ∇A
     */
    record Setting(String name, double[] eta, double entropy, double logPartition, double[] mean) {
        static Setting of(String line, int statistics) {
            String[] cells = line.split(",", -1);
            double[] numbers = new double[cells.length - 1];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(cells[i + 1]);
            }
            return new Setting(
                    cells[0],
                    Arrays.copyOfRange(numbers, 0, statistics),
                    numbers[statistics],
                    numbers[statistics + 1],
                    Arrays.copyOfRange(numbers, statistics + 2, numbers.length));
        }
    }

    static List<Setting> read(Class<?> owner, String file, int statistics) {
        List<Setting> settings = new ArrayList<>();
        for (String line : lines(owner, "/reference/" + file)) {
            if (!line.startsWith("#") && !line.startsWith("setting,")) {
                settings.add(Setting.of(line, statistics));
            }
        }
        return settings;
    }

    private static List<String> lines(Class<?> owner, String path) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no reference file " + path);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
