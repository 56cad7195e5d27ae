package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entropysum.experiments.report.ResultsJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that our build has never seen: compiled, packed, put on the class path of a new process, listed and run. */
class ThirdPartyPluginTest {
    private static final String SOURCES = "/org/entropysum/experiments/cli/third-party/";
    private static final List<String> CLASSES =
            List.of("PoissonPlugin", "PoissonModels", "CountsPlugin", "NarrowGaussian");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static String classPath = "";

    @BeforeAll
    static void buildTheJar() throws IOException {
        Path project = folder.resolve("project");
        Path sources = Files.createDirectories(project.resolve("src/main/java/org/example"));
        for (String name : CLASSES) {
            Files.writeString(sources.resolve(name + ".java"), resource(name + ".java.txt"));
        }
        Path services = Files.createDirectories(project.resolve("src/main/resources/META-INF/services"));
        Files.writeString(services.resolve("org.entropysum.plugin.ModelModule"), "org.example.PoissonModels\n");
        Path jar = PluginJar.of(project, folder.resolve("poisson.jar"));
        classPath = System.getProperty("java.class.path") + File.pathSeparator + jar;
    }

    private static String resource(String name) throws IOException {
        try (var stream = ThirdPartyPluginTest.class.getResourceAsStream(SOURCES + name)) {
            return new String(java.util.Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CommandLineRun process(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new java.util.ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                classPath,
                "-Dorg.nd4j.log.initialization=false",
                "org.entropysum.experiments.cli.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the process ends").isTrue();
        return new CommandLineRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void appearsInTheCatalog() throws IOException, InterruptedException {
        CommandLineRun catalog = process("catalog", "--json");
        JsonNode models = new ObjectMapper().readTree(catalog.out()).get("models");
        assertThat(models.findValuesAsText("id")).contains("poisson-rate", "ppca", "gaussian-mixture");
        assertThat(models.findValuesAsText("module")).contains("example-models");
        JsonNode whole = new ObjectMapper().readTree(catalog.out());
        assertThat(whole.get("families").findValuesAsText("id")).contains("example-counts", "poisson");
        assertThat(whole.get("posteriors").findValuesAsText("id")).contains("example-gaussian", "free-gaussian");
    }

    @Test
    void runsFromYaml() throws IOException, InterruptedException {
        Path suite = folder.resolve("counts.yaml");
        Files.writeString(folder.resolve("counts.csv"), "n\n3\n0\n2\n5\n1\n");
        Files.writeString(suite, resource("counts.yaml"));
        Path out = folder.resolve("results");
        CommandLineRun run = process("run", suite.toString(), "--out", out.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        // λ = 2.2: log likelihood Σ x log λ − λ − log x!
        double expected = 11 * Math.log(2.2) - 5 * 2.2 - Math.log(6) - Math.log(2) - Math.log(120);
        assertThat(ResultsJson.read(out.resolve("results.json")))
                .hasSize(3)
                .filteredOn(cell -> cell.model().equals("poisson-rate"))
                .hasSize(2)
                .allSatisfy(cell -> assertThat(5 * java.util.Objects.requireNonNull(cell.elbo()))
                        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-9)));
    }
}
