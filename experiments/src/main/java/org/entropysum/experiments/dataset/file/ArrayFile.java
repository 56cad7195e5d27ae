package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entropysum.data.RowSource;

/** An array file whose header has been read and whose length has been compared with it. */
public final class ArrayFile {
    /** Reads the header of a format. */
    @FunctionalInterface
    interface Format {
        ArrayHeader read(InputStream in) throws IOException;
    }

    private static final int CHUNK = 4096;

    private final ArrayHeader header;
    private final RowSource rows;

    private ArrayFile(ArrayHeader header, RowSource rows) {
        this.header = header;
        this.rows = rows;
    }

    static ArrayFile open(Path file, Format format) throws IOException {
        ArrayHeader header;
        try (InputStream in = Packed.open(file)) {
            header = format.read(in);
        }
        boolean packed = Packed.isPacked(file);
        if (packed) {
            refuseBomb(header, Files.size(file));
        }
        Path plain = packed ? Unpacked.of(file) : file;
        compare(header, Files.size(plain));
        return new ArrayFile(header, new ArrayRows(plain, header));
    }

    // Deflate packs at most 1032 bytes into one
    private static void refuseBomb(ArrayHeader header, long size) throws BadFile {
        if (header.bytes() / 1032 > size) {
            throw new BadFile(
                    size,
                    "the header tells of " + header.bytes() + " bytes of numbers, more than a gzip file of " + size
                            + " bytes can hold; is the copy complete?");
        }
    }

    private static void compare(ArrayHeader header, long length) throws BadFile {
        long found = length - header.offset();
        if (found < header.bytes()) {
            throw new BadFile(
                    length,
                    "the file is cut off: " + found + " of " + header.bytes() + " bytes of numbers for the shape "
                            + header.shape() + "; is the copy complete?");
        }
        if (found > header.bytes()) {
            throw new BadFile(
                    header.offset() + header.bytes(),
                    (found - header.bytes()) + " bytes stand behind the last number of the shape " + header.shape()
                            + "; expected the end of the file");
        }
    }

    /** Refuses numbers that are not finite; reads the whole file only where there can be some. */
    ArrayFile finite() throws BadFile {
        if (!header.type().mayBeNotFinite()) {
            return this;
        }
        int d = header.columns();
        int chunk = Math.max(1, Math.min(CHUNK, (1 << 22) / d));
        for (int first = 0; first < header.rows(); first += chunk) {
            double[] values = new double[Math.min(chunk, header.rows() - first) * d];
            rows.read(first, values.length / d, values);
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw notFinite(first + i / d, i % d, values[i]);
                }
            }
        }
        return this;
    }

    private BadFile notFinite(int row, int column, double value) {
        long before = header.fortran() ? header.fortranStart(column) + row : (long) row * header.columns() + column;
        return new BadFile(
                header.offset() + before * header.type().size(),
                "row " + row + ", column " + (column + 1) + " holds " + value
                        + "; every value must be finite, leave such rows out");
    }

    ArrayHeader header() {
        return header;
    }

    RowSource rows() {
        return rows;
    }
}
