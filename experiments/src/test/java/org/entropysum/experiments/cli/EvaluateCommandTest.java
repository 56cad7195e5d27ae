package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final String SUITE = """
        name: trees
        data:
          trees: {source: csv, path: trees.csv}
        cells:
          - name: exact
            data: trees
            model: {id: ppca, latents: 1}
            training: {algorithm: closed-form}
          - name: free
            data: trees
            model: {id: ppca, latents: 1}
            posterior: free-gaussian
            training: {algorithm: lbfgs, steps: 5000}
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @BeforeAll
    static void runAndSave() throws IOException {
        Files.copy(Path.of("docs", "example", "trees.csv"), folder.resolve("trees.csv"));
        Path suite = Files.writeString(folder.resolve("trees.yaml"), SUITE);
        CommandLineRun run = CommandLineRun.of("run", suite.toString(), "--out", out("").toString(), "--save");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private static Path out(String below) {
        return folder.resolve("results").resolve(below);
    }

    private static CommandLineRun evaluate(String model, String data, String... further) {
        String[] words = {
            "evaluate",
            "--model",
            out("models/" + model).toString(),
            "--data",
            folder.resolve(data).toString()
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + further.length);
        System.arraycopy(further, 0, all, words.length, further.length);
        return CommandLineRun.of(all);
    }

    @Test
    void tellsOnTheTrainingDataWhatTheRunTold() throws IOException {
        CommandLineRun run = evaluate("exact-1", "trees.csv", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = new ObjectMapper().readTree(run.out());
        JsonNode cell =
                new ObjectMapper().readTree(out("results.json").toFile()).get(0);
        assertThat(found.get("verdict").asText()).isEqualTo("CONFIRMED");
        assertThat(found.get("elbo").asDouble()).isEqualTo(cell.get("elbo").asDouble());
        assertThat(found.get("entropySum").asDouble())
                .isEqualTo(cell.get("entropySum").asDouble());
        assertThat(found.get("gradientNorm").asDouble()).isLessThan(1e-9);
        assertThat(evaluate("exact-1", "trees.csv").out()).contains("verdict", "CONFIRMED", "gradientNorm");
    }

    @Test
    void otherRowsHaveAGapThatTheGradientExplains() throws IOException {
        String[] lines = Files.readString(folder.resolve("trees.csv")).split("\n");
        String some = String.join("\n", java.util.Arrays.copyOf(lines, 12)) + "\n";
        Files.writeString(folder.resolve("some.csv"), some);
        CommandLineRun held = evaluate("exact-1", "some.csv");
        assertThat(held.exitCode()).as(held.err()).isZero();
        assertThat(held.out()).contains("NOT_STATIONARY");
        CommandLineRun free = evaluate("free-1", "some.csv");
        assertThat(free.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(free.err()).contains("take refitted(data) first (option --refit)");
        assertThat(evaluate("free-1", "some.csv", "--refit").out()).contains("NOT_STATIONARY");
    }

    @Test
    void whatDoesNotFitIsToldInOneLine() throws IOException {
        CommandLineRun missing = evaluate("none", "trees.csv");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(missing.err())
                .contains("model.json")
                .contains("no such file")
                .doesNotContain("\tat ");
        Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        CommandLineRun other = evaluate("exact-1", "other.csv");
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(other.err()).contains("girth");
    }
}
