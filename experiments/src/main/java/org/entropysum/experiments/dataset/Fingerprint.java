package org.entropysum.experiments.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;

/**
 * What tells one content from another: the SHA-256 of it.
 *
 * @param sha256 64 hexadecimal digits, lower case
 */
public record Fingerprint(String sha256) {
    private static final int BLOCK = 1 << 10;

    /**
     * The fingerprint of a data set's content: the column names, each ended by a line feed (UTF-8), and the values row
     * by row (IEEE 754 doubles, little-endian). The name of the data set has no part in it.
     *
     * @param data the data set
     * @return the fingerprint
     */
    public static Fingerprint of(Dataset data) {
        MessageDigest digest = digest();
        data.columns().forEach(column -> digest.update((column + "\n").getBytes(StandardCharsets.UTF_8)));
        for (Batch rows : data.chunks(BLOCK)) {
            update(digest, rows.rowsOnHeap().values());
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static void update(MessageDigest digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
    }

    /**
     * The fingerprint of a text in UTF-8.
     *
     * @param text the text
     * @return the fingerprint
     */
    public static Fingerprint of(String text) {
        return new Fingerprint(HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * The fingerprint of bytes.
     *
     * @param bytes the bytes, read to their end
     * @return the fingerprint
     * @throws IOException if they cannot be read
     */
    public static Fingerprint of(InputStream bytes) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK * Double.BYTES];
        for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
            digest.update(block, 0, count);
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return sha256;
    }
}
