package org.entropysum.experiments.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.TracePoint;
import org.jspecify.annotations.Nullable;

/**
 * The course of a training as an event file that TensorBoard reads: records of length, masked CRC-32C of the length,
 * content, masked CRC-32C of the content; the content is a protocol buffer {@code Event} with one scalar summary.
 */
public final class EventFile {
    private static final int MASK = 0xa282ead8;
    private static final int ROTATED = 15;
    private static final double MILLIS = 1e-3;

    // fields of the messages Event, Summary and Summary.Value, as number · 8 + wire type
    private static final int WALL_TIME = (1 << 3) | 1;
    private static final int STEP = 2 << 3;
    private static final int FILE_VERSION = (3 << 3) | 2;
    private static final int SUMMARY = (5 << 3) | 2;
    private static final int VALUE = (1 << 3) | 2;
    private static final int TAG = (1 << 3) | 2;
    private static final int SIMPLE_VALUE = (2 << 3) | 5;
    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final double seconds;

    private EventFile(Instant time) {
        this.seconds = time.toEpochMilli() * MILLIS;
    }

    /**
     * Writes the training of one cell and seed to a folder of its own.
     *
     * @param folder the folder of all event files
     * @param cell the result
     * @param time the time that all events have
     * @throws IOException if it cannot be written
     */
    public static void write(Path folder, CellResult cell, Instant time) throws IOException {
        Path own = folder.resolve(cell.cell() + "-" + cell.seed());
        AtomicFile.at(own.resolve("events.out.tfevents.0.entropysum")).write(bytes(cell, time));
    }

    /** The content of the file. */
    static byte[] bytes(CellResult cell, Instant time) {
        EventFile file = new EventFile(time);
        file.version();
        for (TracePoint point : cell.trace()) {
            file.scalar(point.step(), "elbo", point.elbo());
            file.scalar(point.step(), "entropySum", point.entropySum());
            file.scalar(point.step(), "heldOutElbo", point.heldOutElbo());
            file.scalar(point.step(), "gap", point.gap());
            file.scalar(point.step(), "gradientNorm", point.gradientNorm());
            file.scalar(point.step(), "entropies/posterior", point.posterior());
            file.scalar(point.step(), "entropies/prior", point.prior());
            file.scalar(point.step(), "entropies/observable", point.observable());
        }
        return file.records.toByteArray();
    }

    private void version() {
        ByteArrayOutputStream event = event(0);
        text(event, FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
        append(event.toByteArray());
    }

    private void scalar(long step, String tag, @Nullable Double number) {
        if (number == null) {
            return;
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        text(value, TAG, tag.getBytes(StandardCharsets.UTF_8));
        value.write(SIMPLE_VALUE);
        value.writeBytes(little(Float.BYTES).putFloat((float) (double) number).array());
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        text(summary, VALUE, value.toByteArray());
        ByteArrayOutputStream event = event(step);
        text(event, SUMMARY, summary.toByteArray());
        append(event.toByteArray());
    }

    private ByteArrayOutputStream event(long step) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.write(WALL_TIME);
        event.writeBytes(little(Double.BYTES).putDouble(seconds).array());
        event.write(STEP);
        variable(event, step);
        return event;
    }

    private static void text(ByteArrayOutputStream out, int field, byte[] content) {
        out.write(field);
        variable(out, content.length);
        out.writeBytes(content);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static void variable(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            out.write((int) ((rest & SEVEN_BITS) | (SEVEN_BITS + 1)));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void append(byte[] content) {
        byte[] length = little(Long.BYTES).putLong(content.length).array();
        records.writeBytes(length);
        records.writeBytes(little(Integer.BYTES).putInt(masked(length)).array());
        records.writeBytes(content);
        records.writeBytes(little(Integer.BYTES).putInt(masked(content)).array());
    }

    private static int masked(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return Integer.rotateRight((int) checksum.getValue(), ROTATED) + MASK;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
