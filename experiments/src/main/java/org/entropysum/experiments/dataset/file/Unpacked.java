package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.entropysum.experiments.dataset.Fingerprint;

/**
 * A file made from another one once, and kept in {@code unpacked} below {@link DataHome}. Its name is made from place, size, time
 * and use of the original, so that a changed original is unpacked again.
 */
final class Unpacked {
    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    private Unpacked() {}

    /** The unpacked file of a packed one. */
    static Path of(Path packed) throws IOException {
        return of(packed, "gunzip", file -> {
            try (InputStream in = Packed.open(packed)) {
                Files.copy(in, file);
            }
        });
    }

    /** The file that an original becomes by that use, made if it is not there. */
    static Path of(Path original, String use, Content content) throws IOException {
        Path target = target(original, use);
        if (!Files.exists(target)) {
            Files.createDirectories(target.resolveSibling(""));
            Path beside = beside(target);
            try {
                content.writeTo(beside);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
        return target;
    }

    /** Where the file that an original becomes by that use is kept. */
    static Path target(Path original, String use) throws IOException {
        String key = String.join(
                "\n",
                original.toRealPath().toString(),
                Long.toString(Files.size(original)),
                Files.getLastModifiedTime(original).toString(),
                use);
        return DataHome.directory()
                .resolve("unpacked")
                .resolve(Fingerprint.of(key).sha256());
    }

    /** A name for the file while it is written. */
    static Path beside(Path target) {
        return target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    }
}
