package org.entropysum.experiments.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.entropysum.data.Dataset;

/**
 * What tells one content from another: the SHA-256 of it.
 *
 * @param sha256 64 hexadecimal digits, lower case
 */
public record Fingerprint(String sha256) {
    private static final int BLOCK = 1 << 13;

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
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = data.values();
        for (int first = 0; first < values.length; first += BLOCK) {
            int count = Math.min(BLOCK, values.length - first);
            block.clear().asDoubleBuffer().put(values, first, count);
            digest.update(block.limit(count * Double.BYTES));
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
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
