package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entropysum.experiments.suite.SuiteLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every suite of the corpus is refused as a user sees it: exit code 2, a line for each problem, no stack trace. */
class BadSuitesFromTheCommandLineTest {
    static List<Path> suites() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(SuiteLoader.class.getResource("bad")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void aBadSuiteIsRefusedInOneLineForEachProblem(Path suite) {
        CommandLineRun run = CommandLineRun.of("run", suite.toString(), "--dry-run");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches(".+\\.(yaml|csv):\\d+:\\d+: .+") && !line.contains("Exception"));
    }
}
