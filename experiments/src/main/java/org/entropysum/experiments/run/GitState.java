package org.entropysum.experiments.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.entropysum.experiments.dataset.Fingerprint;

/**
 * Where a git work tree stands.
 *
 * @param commit the commit
 * @param dirty the SHA-256 of all differences from it in files that git knows; empty where there are none
 */
record GitState(String commit, String dirty) {
    private static final long PATIENCE_SECONDS = 5;
    private static final Fingerprint NOTHING = Fingerprint.of("");

    /** The state of the work tree that holds a folder; empty without git or a work tree. */
    static Optional<GitState> of(Path folder) {
        try {
            Optional<String> commit = output(folder, "rev-parse", "HEAD").map(String::strip);
            if (commit.isEmpty()) {
                return Optional.empty();
            }
            // no program that the configuration of a work tree names is started
            Fingerprint changes = fingerprint(folder, "diff", "--no-ext-diff", "--no-textconv", "--binary", "HEAD");
            return Optional.of(new GitState(commit.get(), changes.equals(NOTHING) ? "" : changes.toString()));
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("git commit", commit);
        lines.put("git changes SHA-256", dirty);
        return lines;
    }

    private static Process git(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Optional<String> output(Path folder, String... words) throws IOException, InterruptedException {
        Process git = git(folder, words);
        try (InputStream out = git.getInputStream()) {
            String text = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return succeeded(git) ? Optional.of(text) : Optional.empty();
        }
    }

    private static Fingerprint fingerprint(Path folder, String... words) throws IOException, InterruptedException {
        Process git = git(folder, words);
        try (InputStream out = git.getInputStream()) {
            Fingerprint fingerprint = Fingerprint.of(out);
            if (succeeded(git)) {
                return fingerprint;
            }
            throw new IOException("git ended with an error");
        }
    }

    private static boolean succeeded(Process git) throws InterruptedException {
        if (git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return git.exitValue() == 0;
        }
        git.destroyForcibly();
        return false;
    }
}
