package org.entropysum.experiments.dataset.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory of data files: {@code ENTROPYSUM_DATA} if set, else {@code entropysum/data} in the user's cache directory
 * ({@code XDG_CACHE_HOME}, else {@code ~/.cache}).
 */
public final class DataHome {
    private DataHome() {}

    /**
     * The directory, which may not be there yet.
     *
     * @return its path
     */
    public static Path directory() {
        return setting("ENTROPYSUM_DATA")
                .map(Path::of)
                .orElseGet(() -> setting("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("entropysum")
                        .resolve("data"));
    }

    /** An environment variable, or the system property of the same name, which wins. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .filter(value -> !value.isBlank());
    }
}
