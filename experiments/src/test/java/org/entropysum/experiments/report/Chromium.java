package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium of the system without a window. Where there is none a test is skipped, except in CI, where it fails. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final long PATIENCE = 120;

    private final Path binary;
    private final Path directory;

    private Chromium(Path binary, Path directory) {
        this.binary = binary;
        this.directory = directory;
    }

    /** Finds the browser on the path; its profile and its output go to a directory. */
    static Chromium in(Path directory) {
        return new Chromium(find().orElseGet(Chromium::absent), directory);
    }

    private static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path absent() {
        String message =
                "no Chromium on the path: the report was not looked at in a browser (Debian: apt-get install chromium)";
        return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }

    /** What the page has become after its scripts. */
    Visit visit(String address) throws IOException, InterruptedException {
        return run(address, "--dump-dom", "--virtual-time-budget=5000");
    }

    /** A picture of the page. */
    Path picture(String address, Path file, int width, int height, String... more)
            throws IOException, InterruptedException {
        String[] options = {
            "--screenshot=" + file.toAbsolutePath(), "--window-size=" + width + "," + height, "--hide-scrollbars"
        };
        run(address, Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new));
        return file;
    }

    private Visit run(String address, String... options) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(directory, "profile");
        File page = Files.createTempFile(directory, "page", ".html").toFile();
        File log = Files.createTempFile(directory, "log", ".txt").toFile();
        Stream<String> fixed = Stream.of(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--allow-file-access-from-files",
                "--user-data-dir=" + profile);
        List<String> command = Stream.of(fixed, Stream.of(options), Stream.of(address))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(page)
                .redirectError(log)
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("Chromium did not end within " + PATIENCE + " s: " + command);
        }
        return new Visit(Files.readString(page.toPath()), Files.readString(log.toPath()));
    }

    /** A page after its scripts, and what the browser logged. */
    record Visit(String page, String log) {
        /** What the page wrote to the console, or the browser about the page. */
        List<String> console() {
            return log.lines().filter(line -> line.contains(":CONSOLE")).toList();
        }
    }
}
