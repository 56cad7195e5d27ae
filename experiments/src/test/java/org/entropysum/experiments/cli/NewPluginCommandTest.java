package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entropysum.experiments.run.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPluginCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CommandLineRun newPlugin(String name, Path target) {
        return CommandLineRun.of("new-plugin", name, "--dir", target.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void bearsItsOwnNameEverywhere() throws IOException {
        Path target = folder.resolve("project");
        assertThat(newPlugin("gamma-chain", target).exitCode()).isZero();
        assertThat(files(target)).hasSize(9);
        for (Path file : files(target)) {
            assertThat(target.relativize(file).toString()).doesNotContain("eibullMixture", "eibullModels");
            assertThat(Files.readString(file))
                    .doesNotContain("WeibullMixture", "weibull-mixture", "org.example.weibull");
        }
    }

    @Test
    void isBuiltAgainstThisVersion() throws IOException {
        Path target = folder.resolve("project");
        newPlugin("gamma-chain", target);
        assertThat(Files.readString(target.resolve("pom.xml")))
                .contains("<entropysum.version>" + Version.current() + "</entropysum.version>");
    }

    @Test
    void compilesAndAppearsInTheCatalog() throws IOException {
        Path target = folder.resolve("project");
        newPlugin("gamma-chain", target);
        Path jar = PluginJar.of(target, folder.resolve("gamma-chain.jar"));
        CommandLineRun described = CommandLineRun.of("describe", "gamma-chain", "--plugins", jar.toString());
        assertThat(described.exitCode()).as(described.err()).isZero();
        assertThat(described.out()).startsWith("gamma-chain (gamma-chain)").contains("components");
        Path example = folder.resolve("example.yaml");
        Files.writeString(
                example,
                CommandLineRun.of("describe", "gamma-chain", "--example", "--plugins", jar.toString())
                        .out());
        assertThat(Files.readString(example)).contains("theorem: pseudo-entropy", "components: 2");
        assertRuns(example, jar);
        assertRuns(target.resolve("suite.yaml"), jar);
    }

    private void assertRuns(Path suite, Path jar) {
        CommandLineRun run = CommandLineRun.of(
                "run",
                suite.toString(),
                "--plugins",
                jar.toString(),
                "--out",
                folder.resolve("results of " + suite.getFileName()).toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    /** A word of Java, names of classes that the project uses, and digits. */
    @ParameterizedTest
    @ValueSource(strings = {"class", "model", "categorical", "gamma-2x"})
    void anyNameCompiles(String name) throws IOException {
        Path target = folder.resolve("project");
        newPlugin(name, target);
        Path jar = PluginJar.of(target, folder.resolve("plugin.jar"));
        CommandLineRun described = CommandLineRun.of("describe", name, "--plugins", jar.toString());
        assertThat(described.exitCode()).as(described.err()).isZero();
        assertThat(described.out()).startsWith(name + " (" + name + ")");
    }

    @Test
    void takesLessThan150LinesOfJava() throws IOException {
        Path target = folder.resolve("project");
        newPlugin("gamma-chain", target);
        long lines = 0;
        for (Path file : files(target)) {
            lines +=
                    file.toString().endsWith(".java") ? Files.readAllLines(file).size() : 0;
        }
        assertThat(lines).isLessThan(150);
    }

    @Test
    void leavesAFolderWithFilesAlone() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        CommandLineRun run = newPlugin("gamma-chain", folder);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(folder + " exists and is not empty; name another folder with --dir");
        assertThat(files(folder)).containsExactly(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gamma", "gamma_chain", "-gamma", "gamma--chain", "../gamma", "7gamma"})
    void nameMustBeAnId(String name) throws IOException {
        CommandLineRun run =
                CommandLineRun.of("new-plugin", "--dir", folder.resolve("p").toString(), "--", name);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is no name for a plugin; expected lower-case words joined by hyphens");
        assertThat(files(folder)).isEmpty();
    }
}
