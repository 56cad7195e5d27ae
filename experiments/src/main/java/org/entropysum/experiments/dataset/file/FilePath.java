package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;

/** Says why a path is not a file that can be read. */
public final class FilePath {
    private FilePath() {}

    /**
     * What stands against reading a file.
     *
     * @param path the path
     * @return one sentence, or empty
     */
    public static Optional<String> unreadable(Path path) {
        if (!Files.exists(path)) {
            return Optional.of("there is no file " + path + meant(path));
        }
        if (Files.isDirectory(path)) {
            return Optional.of("this is a directory; expected a file");
        }
        return Files.isRegularFile(path) && Files.isReadable(path)
                ? Optional.empty()
                : Optional.of("the file cannot be read; expected a regular file with read permission");
    }

    static String meant(Path path) {
        return neighbours(path)
                .nearest(fileName(path))
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    private static KnownNames neighbours(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return KnownNames.of(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return KnownNames.of(files.map(FilePath::fileName).sorted().toList());
        } catch (IOException | UncheckedIOException unlistable) {
            return KnownNames.of(List.of());
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
