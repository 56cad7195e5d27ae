package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled suite {@code gaussian-models}, run as a user runs it: all verdicts and values as its cells expect. */
class GaussianModelsTest {
    @Test
    void everyCellEndsAsExpected(@TempDir Path folder) {
        CommandLineRun run = CommandLineRun.of("run", "gaussian-models", "--out", folder.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("13 of 13 cells as expected");
    }
}
