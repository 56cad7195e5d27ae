package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every suite of the corpus is refused as a user sees it: exit code 2, a line for each problem, no stack trace. */
class BadSuitesFromTheCommandLineTest {
    @ParameterizedTest
    @MethodSource("org.entropysum.experiments.suite.BadSuites#all")
    void aBadSuiteIsRefusedInOneLineForEachProblem(Path suite) {
        CommandLineRun run = CommandLineRun.of("run", suite.toString(), "--dry-run");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches(".+\\.(yaml|csv):\\d+:\\d+: .+") && !line.contains("Exception"));
    }
}
