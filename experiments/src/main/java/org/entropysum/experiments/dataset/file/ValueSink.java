package org.entropysum.experiments.dataset.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.entropysum.experiments.dataset.Tables;

/** Numbers that come one after the other: kept in memory, and moved to a file once they are too many for it. */
final class ValueSink implements Closeable {
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long most;
    private final ByteBuffer one = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private double[] values = new double[FIRST_CAPACITY];
    private long count;
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean spilled;

    ValueSink(Path file) {
        this(file, Tables.mostInMemory());
    }

    ValueSink(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    void append(double value) throws IOException {
        if (!spilled && count == most) {
            spill();
        }
        if (spilled) {
            write(value);
        } else {
            if (count == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(most, 2L * values.length));
            }
            values[(int) count] = value;
        }
        count++;
    }

    private void spill() throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        spilled = true;
        for (double value : values) {
            write(value);
        }
        values = new double[0];
    }

    private void write(double value) throws IOException {
        out.write(one.putDouble(0, value).array());
    }

    long count() {
        return count;
    }

    /** Whether the numbers went to the file, as little-endian doubles. */
    boolean isSpilled() {
        return spilled;
    }

    /** The numbers, if they are in memory. */
    double[] values() {
        return Arrays.copyOf(values, (int) count);
    }

    /** Writes out what is still on the way to the file. */
    void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
