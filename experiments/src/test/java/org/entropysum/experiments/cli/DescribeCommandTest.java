package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code describe} tells of each model, and that the example of each runs as it is printed. */
class DescribeCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<String> models() {
        return ModelCatalog.discover().ids().stream().map(ModelId::value);
    }

    private static CommandLineRun described(String... arguments) {
        CommandLineRun run = CommandLineRun.of(
                Stream.concat(Stream.of("describe"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsToldOfAModel(String model) {
        assertThat(described(model).out())
                .contains("Equations\n", "Settings\n", "Theorem (", "Directions α", "Posteriors, the default first\n")
                .contains("arXiv", "prior: ", "observable: ")
                .doesNotContain("unknown without");
    }

    @ParameterizedTest
    @MethodSource("models")
    void exampleRunsAsItIsPrinted(String model) throws IOException {
        String example = described(model, "--example").out();
        assertThat(described(model).out()).contains(example);
        Path suite = Files.writeString(folder.resolve("example.yaml"), example);
        String out = folder.resolve("results").toString();
        CommandLineRun run = CommandLineRun.of("run", suite.toString(), "--out", out);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("as expected");
    }

    /** p-PCA: η = (W z + μ, −1/2)/σ² grows as σ² shrinks; a standard prior is helped by q. */
    @Test
    void directionsAreThoseOfTheTheory() {
        assertThat(described("ppca").out())
                .contains("observable: (log variance)' = -1\n")
                .contains("prior: (weights)' = -0.5 weights, and under q z' = 0.5 z\n");
        assertThat(described("sigmoid-belief-net").out())
                .contains("observable: (weights)' = weights, (biases)' = biases\n");
        assertThat(described("noisy-or").out()).contains("observable: none, for ", "does not hold, as ");
    }

    @Test
    void settingsAreToldWithRangesAndDefaults() {
        assertThat(described("vae").out())
                .contains("an integer of at least 2; may be left out")
                .contains("one of vae-0, vae-1, vae-2, vae-3; default vae-1")
                .contains("a network by name, or a mapping with the key \"id\"; required");
    }

    @Test
    void onlyModelsHaveExamples() {
        CommandLineRun run = CommandLineRun.of("describe", "pcpa", "--example");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("unknown model \"pcpa\"; expected one of", "did you mean \"ppca\"?");
        assertThat(List.of(described("iris").out().split("\n"))).startsWith("iris (data source)");
    }
}
