package org.entropysum.experiments.report;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A file that is there as a whole or not at all, also after a crash or a loss of power: the bytes go to a file beside
 * it, reach the disk, and only then take its name. A reader sees the old content or the new, nothing between.
 */
public final class AtomicFile {
    private final Path target;

    private AtomicFile(Path target) {
        this.target = target.toAbsolutePath();
    }

    /**
     * Names the file.
     *
     * @param target where it will be; missing directories are made when it is written
     * @return the file, not yet written
     */
    public static AtomicFile at(Path target) {
        return new AtomicFile(target);
    }

    /**
     * Writes the file in UTF-8, replacing one that is there.
     *
     * @param text the whole content
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the file, replacing one that is there.
     *
     * @param content the whole content
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public void write(byte[] content) throws IOException {
        Path directory = target.resolveSibling(".");
        Files.createDirectories(directory);
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            store(beside, content);
            Files.move(beside, target, ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        storeNames(directory);
    }

    private static void store(Path path, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, CREATE_NEW, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** The new name reaches the disk as well, where the system lets a directory be opened (Windows does not). */
    @SuppressWarnings("EmptyCatch")
    private static void storeNames(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        } catch (IOException windows) {
            // the file itself is complete
        }
    }
}
