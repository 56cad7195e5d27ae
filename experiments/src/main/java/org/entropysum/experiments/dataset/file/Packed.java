package org.entropysum.experiments.dataset.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file as it is meant: unpacked if it is packed by gzip, which its first bytes tell, whatever its name. A file that grows
 * beyond all measure when it is unpacked is refused.
 */
public final class Packed {
    private static final int BUFFER = 1 << 16;
    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;
    private static final long LARGEST_GROWTH = 200;
    private static final long ALWAYS_ALLOWED = 1L << 26;

    private Packed() {}

    /**
     * Opens a file.
     *
     * @param file the file
     * @return its content, unpacked; errors of the packing are {@link BadFile}
     * @throws IOException if it cannot be opened
     */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
            return isPacked(in) ? new Unpacking(in, Files.size(file)) : in;
        } catch (IOException | RuntimeException broken) {
            raw.close();
            throw broken;
        }
    }

    /**
     * Whether a file is packed.
     *
     * @param file the file
     * @return true if its first bytes are those of gzip
     * @throws IOException if it cannot be opened
     */
    public static boolean isPacked(Path file) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return isPacked(in);
        }
    }

    private static boolean isPacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == FIRST && in.read() == SECOND;
        in.reset();
        return packed;
    }

    /** Says what is wrong with the packing, and bounds its growth. */
    private static final class Unpacking extends FilterInputStream {
        private final long size;
        private long count;

        Unpacking(InputStream in, long size) throws IOException {
            super(unpacked(in));
            this.size = size;
        }

        private static InputStream unpacked(InputStream in) throws IOException {
            try {
                return new GZIPInputStream(in, BUFFER);
            } catch (EOFException truncated) {
                throw new BadFile(0, "the gzip file ends within its header; is the copy complete?");
            } catch (ZipException broken) {
                throw new BadFile(0, "the file is not as gzip files are: " + broken.getMessage());
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            try {
                int read = super.read(into, at, most);
                count += Math.max(0, read);
                if (count > ALWAYS_ALLOWED && count > LARGEST_GROWTH * size) {
                    throw new BadFile(
                            0,
                            "the file of " + size + " bytes unpacks to more than " + LARGEST_GROWTH
                                    + " times its size; unpack it yourself if that is meant");
                }
                return read;
            } catch (EOFException truncated) {
                throw new BadFile(size, "the gzip file is cut off after " + size + " bytes; is the copy complete?");
            } catch (ZipException broken) {
                throw new BadFile(
                        0,
                        "the gzip file is damaged after " + count + " unpacked bytes: " + broken.getMessage()
                                + "; copy it again");
            }
        }
    }
}
