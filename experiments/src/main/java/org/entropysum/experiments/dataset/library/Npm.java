package org.entropysum.experiments.dataset.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The package manager npm, which downloads a package as an archive.
 *
 * @param command the program
 */
public record Npm(String command) {
    private static final int MINUTES = 10;

    /**
     * The npm of the system.
     *
     * @return npm on the path
     */
    public static Npm ofSystem() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return new Npm(windows ? "npm.cmd" : "npm");
    }

    /** Downloads a package into a folder; answers the archive. */
    Path pack(String name, Path folder) throws IOException {
        Path told = folder.resolve("npm.txt");
        Process npm;
        try {
            npm = new ProcessBuilder(command, "pack", "--silent", name)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(told.toFile())
                    .start();
        } catch (IOException absent) {
            throw new Unavailable("there is no npm on the path to fetch " + name);
        }
        if (!ended(npm) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            String last = Files.readString(told).lines().reduce("", (before, line) -> line);
            throw new Unavailable("npm could not fetch " + name + (last.isBlank() ? "" : ": " + last.strip()));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new Unavailable("npm left no archive of " + name));
        }
    }

    private static boolean ended(Process npm) throws IOException {
        try {
            return npm.waitFor(MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while npm was fetching");
        }
    }
}
