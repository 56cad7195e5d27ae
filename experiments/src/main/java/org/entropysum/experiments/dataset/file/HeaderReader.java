package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the first bytes of a file and counts them. */
final class HeaderReader {
    private final InputStream in;
    private final String format;
    private long position;

    HeaderReader(InputStream in, String format) {
        this.in = in;
        this.format = format;
    }

    long position() {
        return position;
    }

    ByteBuffer take(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new BadFile(
                    position,
                    position == 0
                            ? "the file is empty; expected " + format
                            : "the file ends within its header; expected " + format + ", is the copy complete?");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    }
}
