package org.entropysum.experiments.saved;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Doubles in a file, little-endian, one after the other. */
record ParameterFile(Path path) {
    static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As many doubles as expected, of that checksum; nothing is read before the length is known to fit. */
    double[] read(long count, String sha256) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new UnreadableModel(path, "there is no such file; a model has its parameters there");
            }
            long size = Files.size(path);
            if (count > Integer.MAX_VALUE / Double.BYTES || size != count * Double.BYTES) {
                throw new UnreadableModel(path, "has " + size + " bytes, but " + count + " parameters have 8 each");
            }
            return values(Files.readAllBytes(path), sha256);
        } catch (IOException unreadable) {
            throw new UnreadableModel(path, "cannot be read: " + unreadable.getMessage());
        }
    }

    private double[] values(byte[] bytes, String expected) {
        String found = sha256(bytes);
        if (!found.equals(expected)) {
            throw new UnreadableModel(
                    path, "has the SHA-256 " + found + ", not " + expected + " as its model.json says; it was changed");
        }
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }
}
