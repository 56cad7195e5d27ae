package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateTest {
    @TempDir
    private Path folder = Path.of("");

    private int git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=n", "-c", "user.email=e@example.org"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean hasGit() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void aFolderThatIsNoWorkTreeHasNoState() {
        assertThat(GitState.of(folder)).isEmpty();
    }

    @Test
    void changesOfAWorkTreeHaveAFingerprint() throws Exception {
        assumeTrue(hasGit());
        assertThat(git("init", "-q")).isZero();
        Path file = Files.writeString(folder.resolve("a.txt"), "one\n");
        assertThat(git("add", "a.txt")).isZero();
        assertThat(git("commit", "-qm", "one")).isZero();
        GitState clean = GitState.of(folder).orElseThrow();
        assertThat(clean.commit()).matches("[0-9a-f]{40,64}");
        assertThat(clean.dirty()).isEmpty();
        Files.writeString(file, "two\n");
        String two = GitState.of(folder).orElseThrow().dirty();
        Files.writeString(file, "three\n");
        assertThat(GitState.of(folder).orElseThrow().dirty())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(two);
    }
}
