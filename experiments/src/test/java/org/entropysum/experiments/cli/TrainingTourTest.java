package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.report.ResultsJson;
import org.entropysum.experiments.run.CellResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled suite of trainings in steps. */
class TrainingTourTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static CommandLineRun run = new CommandLineRun(-1, "", "");
    private static List<CellResult> cells = List.of();

    @BeforeAll
    static void runTheSuite() throws IOException {
        run = CommandLineRun.of("run", "training-tour", "--out", folder.toString());
        cells = ResultsJson.read(folder.resolve("results.json"));
    }

    private static CellResult cell(String name) {
        return cells.stream()
                .filter(cell -> cell.cell().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCellIsAsExpected() {
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(cells).hasSize(5).allMatch(CellResult::passed);
    }

    @Test
    void aProjectionIsOneStepAndNoStationaryPoint() {
        CellResult projected = cell("projection-only");
        assertThat(projected.steps()).isEqualTo(1);
        assertThat(projected.verdict()).isEqualTo("ON_MANIFOLD");
        assertThat(projected.stationaryPoint()).isNull();
    }

    @Test
    void aConfirmedPointMayBeASaddle() throws IOException {
        CellResult saddle = cell("newton-at-a-saddle");
        assertThat(saddle.verdict()).isEqualTo("CONFIRMED");
        assertThat(saddle.stationaryPoint()).isEqualTo("a saddle (1 rising direction)");
        assertThat(cell("newton-at-the-maximum").stationaryPoint()).isEqualTo("a maximum");
        assertThat(java.nio.file.Files.readString(folder.resolve("report.html")))
                .contains("a saddle (1 rising direction)", "Gap of each part, largest first");
    }

    @Test
    void theTraceGoesOnFromAlgorithmToAlgorithm() {
        CellResult both = cell("minibatches-then-lbfgs");
        assertThat(both.steps()).isGreaterThan(60);
        assertThat(both.trace()).extracting(point -> point.step()).isSorted().doesNotHaveDuplicates();
    }
}
