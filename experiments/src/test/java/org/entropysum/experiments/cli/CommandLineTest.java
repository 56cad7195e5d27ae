package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.report.ResultsJson;
import org.entropysum.experiments.run.CellResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user meets them: what they print, which files they leave and how they end. */
class CommandLineTest {
    private static final String TABLE = "a,b,c\n1,2,9\n2,1,4\n3,5,7\n4,2,1\n7,3,8\n5,5,2\n";

    /** The third column is the sum of the others, so two latents leave no noise. */
    private static final String SINGULAR_TABLE = "a,b,c\n1,2,3\n2,1,3\n3,5,8\n4,2,6\n7,3,10\n";

    private static final String CELL =
            "  - {name: one, data: table, model: {id: ppca, latents: 1}, training: closed-form";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private CommandLineRun run(String table, String cells, String... options) throws IOException {
        Files.writeString(folder.resolve("table.csv"), table);
        Path suite = folder.resolve("suite.yaml");
        Files.writeString(suite, "name: suite\ndata: {table: {source: csv, path: table.csv}}\ncells:\n" + cells + "\n");
        List<String> arguments = new java.util.ArrayList<>(List.of("run", suite.toString(), "--out", out().toString()));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private List<CellResult> results() throws IOException {
        return ResultsJson.read(out().resolve("results.json"));
    }

    @Test
    void exitCodeIsZeroIfEveryVerdictIsAsExpected() throws IOException {
        CommandLineRun run = run(TABLE, CELL + ", expect: CONFIRMED}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 of 1 cell as expected", "report.html");
    }

    @Test
    void exitCodeIsOneIfAVerdictIsAnother() throws IOException {
        CommandLineRun run = run(TABLE, CELL + ", expect: ON_MANIFOLD}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("one: expected ON_MANIFOLD, found CONFIRMED: at a stationary point");
    }

    @Test
    void exitCodeIsOneIfAKnownValueIsMissed() throws IOException {
        CommandLineRun run = run(TABLE, CELL + ", check: {logLikelihood: {value: 0, within: 1}}}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("logLikelihood: expected 0.0 within 1.0, found -");
    }

    @Test
    void exitCodeIsTwoAndNothingIsWrittenIfTheSuiteIsWrong() throws IOException {
        CommandLineRun run = run(TABLE, CELL + ", expcet: CONFIRMED}");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .endsWith("did you mean \"expect\"?")
                .contains("suite.yaml:4:")
                .hasLineCount(1);
        assertThat(out()).doesNotExist();
    }

    @Test
    void exitCodeIsTwoIfResultsCannotBeWritten() throws IOException {
        Files.writeString(out(), "a file is in the way");
        CommandLineRun run = run(TABLE, CELL + "}");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("cannot write results to " + out());
        assertThat(out()).hasContent("a file is in the way");
    }

    @Test
    void exitCodeIsThreeIfANumberIsNotFinite() throws IOException {
        String singular = CELL.replace("latents: 1", "latents: 2");
        CommandLineRun run = run(SINGULAR_TABLE, singular + ", expect: CONFIRMED}");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(results()).singleElement().satisfies(cell -> {
            assertThat(cell.verdict()).isEqualTo("FAILED");
            assertThat(cell.reason()).contains("iteration 0", "noise variance");
            assertThat(cell.elbo()).isNull();
        });
    }

    @Test
    void aFailureThatIsExpectedPasses() throws IOException {
        String singular = CELL.replace("latents: 1", "latents: 2");
        assertThat(run(SINGULAR_TABLE, singular + ", expect: FAILED}").exitCode())
                .isZero();
    }

    @Test
    void exitCodeIsFourAndResultsAreWrittenIfTheBudgetIsSpent() throws IOException {
        CommandLineRun run = run(TABLE, CELL + "}", "--budget", "0s");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("out of budget");
        assertThat(results()).isEmpty();
    }

    @Test
    void usageIsToldWithExitCodeTwo() {
        assertThat(CommandLineRun.of().exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of().err()).startsWith("Usage: entropysum");
        assertThat(CommandLineRun.of("rum").err()).contains("rum", "run").endsWith("See entropysum --help\n");
        assertThat(CommandLineRun.of("run", "--sed", "3", "first-light").err())
                .contains("--sed", "--seeds")
                .endsWith("See entropysum run --help\n")
                .doesNotContain("Usage:");
        assertThat(CommandLineRun.of("run", "first-light", "--budget", "soon").err())
                .contains("expected a time such as 90s, 10m or 2h, not soon");
    }

    @Test
    void anUnknownSuiteIsToldWithTheNearestName() {
        CommandLineRun run = CommandLineRun.of("run", "first-ligth");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean \"first-light\"?");
    }

    @Test
    void catalogListsModelsAsJson() throws IOException {
        CommandLineRun run = CommandLineRun.of("catalog", "--json");
        JsonNode models = new ObjectMapper().readTree(run.out()).get("models");
        assertThat(models.findValuesAsText("id")).isSorted().contains("gaussian-mixture", "ppca");
        JsonNode ppca = models.get(models.findValuesAsText("id").indexOf("ppca"));
        assertThat(ppca.get("module").asText()).isEqualTo("models-gaussian");
        assertThat(ppca.get("theorem").asText()).isEqualTo("entropy");
        assertThat(ppca.get("posteriors")).hasSize(2);
        JsonNode catalog = new ObjectMapper().readTree(run.out());
        assertThat(catalog.get("posteriors").findValuesAsText("id")).contains("free-gaussian", "truncated");
        assertThat(catalog.get("families").findValuesAsText("id")).contains("poisson", "product");
        assertThat(catalog.get("networks").findValuesAsText("id")).contains("dense");
    }

    @Test
    void describeTellsSettingsAndSuggestsNames() {
        assertThat(CommandLineRun.of("describe", "ppca").out()).contains("latents", "required", "noise", "learnable");
        assertThat(CommandLineRun.of("describe", "negative-binomial").out())
                .contains("family, framework", "successes", "required");
        assertThat(CommandLineRun.of("describe", "dense").out())
                .contains("network, framework", "hidden", "may be left out");
        assertThat(CommandLineRun.of("describe", "truncated").out())
                .contains("posterior, framework", "states", "default 16");
        CommandLineRun unknown = CommandLineRun.of("describe", "pcpa");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean \"ppca\"?");
    }

    @Test
    void validateCountsCellsAndRunsNone() {
        CommandLineRun run = CommandLineRun.of("validate", "first-light");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).isEqualTo("first-light: valid, 13 cells");
    }

    @Test
    void helpNamesCommandsAndExitCodes() {
        assertThat(CommandLineRun.of("--help").out())
                .contains("run", "validate", "catalog", "describe", "Exit codes", "first-light");
        assertThat(CommandLineRun.of("--version").out()).startsWith("entropysum 0.");
    }

    @Test
    void anInterruptedRunEndsWithExitCodeFourAndItsResults() throws IOException, InterruptedException {
        Path suite = folder.resolve("long.yaml");
        Files.writeString(suite, """
            name: long
            data:
              iris: iris
              large: {source: ppca, rows: 20000, observables: 20, latents: 4, noise: 0.1}
            cells:
              - {name: short, data: iris, model: {id: ppca, latents: 1}, training: closed-form}
              - {name: endless, data: large, model: {id: ppca, latents: 4}, training: {algorithm: em, steps: 1000000}, tolerance: 1e-15}
            """);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.nd4j.log.initialization=false",
                        "org.entropysum.experiments.cli.Main",
                        "run",
                        suite.toString(),
                        "--out",
                        out().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        for (int i = 0; i < 1200 && !Files.exists(out().resolve("results.json")); i++) {
            Thread.sleep(100);
        }
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(4);
        assertThat(results())
                .singleElement()
                .satisfies(cell -> assertThat(cell.cell()).isEqualTo("short"));
        assertThat(out().resolve("report.html")).exists();
    }
}
