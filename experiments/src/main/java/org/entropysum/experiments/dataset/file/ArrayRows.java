package org.entropysum.experiments.dataset.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.entropysum.data.RowSource;

/** The rows of an array file, read from disk whenever they are asked for. */
final class ArrayRows implements RowSource {
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final ArrayHeader header;

    ArrayRows(Path file, ArrayHeader header) {
        this.file = file;
        this.header = header;
    }

    @Override
    public void read(int first, int rows, double[] into) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int d = header.columns();
            if (!header.fortran()) {
                run(channel, (long) first * d, rows * d, into, 0, 1);
                return;
            }
            for (int column = 0; column < d; column++) {
                run(channel, header.fortranStart(column) + first, rows, into, column, d);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read any more", unreadable);
        }
    }

    /** Consecutive numbers of the file, to places that are a step apart. */
    private void run(FileChannel channel, long start, int count, double[] into, int at, int step) throws IOException {
        int size = header.type().size();
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(count * size, BLOCK)).order(header.order());
        int place = at;
        for (int done = 0; done < count; ) {
            int part = Math.min(count - done, bytes.capacity() / size);
            bytes.clear().limit(part * size);
            fill(channel, bytes, header.offset() + (start + done) * size);
            for (int i = 0; i < part; i++) {
                into[place] = header.type().read(bytes);
                place += step;
            }
            done += part;
        }
    }

    private static void fill(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file has become shorter");
            }
        }
        bytes.flip();
    }
}
