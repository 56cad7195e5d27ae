package org.entropysum.experiments.dataset.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file. */
final class Checksum {
    private static final int BLOCK = 1 << 16;

    private Checksum() {}

    static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** What is wrong with a copy of the file, or the empty string. */
    static String fault(Path copy, LibraryFile file) throws IOException {
        long size = Files.size(copy);
        if (size != file.bytes()) {
            return copy + " has " + size + " bytes; expected " + file.bytes();
        }
        String found = of(copy);
        return found.equals(file.sha256()) ? "" : copy + " has the SHA-256 " + found + "; expected " + file.sha256();
    }
}
