package org.entropysum.experiments.dataset.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Setting;

/**
 * Handwritten digits of 8 × 8 pixels, {@code [1797, 64]}, which come with the framework.
 *
 * @param pixels what a pixel is
 * @param threshold the number of dark dots, of 16, above which a binary pixel is 1
 * @param label whether the digit is a last column
 */
public record DigitsSource(
        @Setting(
                value = "unit (0 to 1), counts (0 to 16 dark dots) or binary (above the threshold)",
                byDefault = "unit")
        Pixels pixels,

        @Setting(value = "dark dots above which a binary pixel is 1", byDefault = "8", atLeast = 0, atMost = 16)
        int threshold,

        @Setting(value = "whether the digit, 0 to 9, is a last column", byDefault = "false")
        boolean label)
        implements DataSource {
    private static final String RESOURCE = "/org/entropysum/experiments/data/digits.idx.gz";
    private static final int HEADER = 12;
    private static final int ROWS = 1797;
    private static final int EDGE = 8;
    private static final int MOST = 16;

    /** What a pixel is. */
    public enum Pixels {
        /** A number from 0 to 1. */
        UNIT,
        /** A number of dark dots from 0 to 16. */
        COUNTS,
        /** 1 above the threshold, else 0. */
        BINARY
    }

    @Override
    public Inspection inspect() {
        return new Inspection.Passed(new DataShape(ROWS, columns().size()));
    }

    private List<String> columns() {
        List<String> names = new ArrayList<>();
        for (int pixel = 0; pixel < EDGE * EDGE; pixel++) {
            names.add("r" + (pixel / EDGE + 1) + "c" + (pixel % EDGE + 1));
        }
        if (label) {
            names.add("label");
        }
        return names;
    }

    @Override
    public Dataset load(String name, long seed) {
        byte[] bytes = bytes();
        int width = EDGE * EDGE + 1;
        int d = columns().size();
        double[] values = new double[ROWS * d];
        for (int n = 0; n < ROWS; n++) {
            for (int j = 0; j < d; j++) {
                int found = bytes[HEADER + n * width + j];
                values[n * d + j] = j < EDGE * EDGE ? pixel(found) : found;
            }
        }
        return Dataset.of(name, columns(), values);
    }

    private double pixel(int dots) {
        return switch (pixels) {
            case UNIT -> (double) dots / MOST;
            case COUNTS -> dots;
            case BINARY -> dots > threshold ? 1 : 0;
        };
    }

    private static byte[] bytes() {
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(DigitsSource.class.getResourceAsStream(RESOURCE), RESOURCE))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("bundled table " + RESOURCE, broken);
        }
    }
}
