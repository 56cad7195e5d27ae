package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code entropysum check} as a user meets it. */
class CheckCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static JsonNode json(CommandLineRun run) throws IOException {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void everyModelPassesWithSmallSettings() throws IOException {
        JsonNode models = new ObjectMapper()
                .readTree(CommandLineRun.of("catalog", "--json").out())
                .get("models");
        assertThat(models).isNotEmpty();
        assertThat(StreamSupport.stream(models.spliterator(), false)).allSatisfy(model -> {
            CommandLineRun run = CommandLineRun.of("check", model.get("id").asText(), "--points", "10");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        });
    }

    @Test
    void textSaysWhatHoldsAndThroughWhat() {
        CommandLineRun run = CommandLineRun.of("check", "ppca");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "ppca, theorem entropy, posterior free-gaussian",
                        "Criterion: holds",
                        "prior holds only if q can rescale its latents z → exp(r t) z with r = 0.5000, through weights;"
                                + " this one can",
                        "observable holds through log variance",
                        "Plugin: says that it holds",
                        "Gap identity: holds, the worst residual at 100 random points is",
                        "Passed after");
    }

    @Test
    void fixedNoiseFailsAsEntropyAndHoldsAsPseudoEntropy() throws IOException {
        String spec = file("ppca.yaml", "latents: 1\nnoise: 0.3\n");
        JsonNode entropy = json(CommandLineRun.of("check", "ppca", "--spec", spec, "--json"));
        assertThat(entropy.get("criterion").get("answer").asText()).isEqualTo("FAILS");
        assertThat(entropy.get("criterion").get("terms").get(1).get("stated").asBoolean())
                .isFalse();
        assertThat(entropy.get("claims").get("holds").asBoolean()).isFalse();
        assertThat(entropy.get("agrees").asBoolean()).isTrue();
        JsonNode pseudo =
                json(CommandLineRun.of("check", "ppca", "--spec", spec, "--theorem", "pseudo-entropy", "--json"));
        assertThat(pseudo.get("criterion").get("answer").asText()).isEqualTo("HOLDS_WITH_RESCALING");
        assertThat(pseudo.get("criterion")
                        .get("terms")
                        .get(0)
                        .get("latentRates")
                        .get(0)
                        .asDouble())
                .isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spherical", "diagonal", "tied", "full"})
    void everyFormOfTheGaussianMixtureHolds(String covariance) throws IOException {
        String spec = file("mixture.yaml", "id: gaussian-mixture\ncomponents: 3\ncovariance: " + covariance + "\n");
        JsonNode result = json(CommandLineRun.of("check", "gaussian-mixture", "--spec", spec, "--json"));
        assertThat(result.get("criterion").get("answer").asText()).isEqualTo("HOLDS");
        assertThat(result.get("identity").get("worstResidual").asDouble()).isBetween(0.0, 1e-10);
        assertThat(result.get("identity").get("points").asInt()).isEqualTo(100);
        assertThat(result.get("seconds").asDouble()).isLessThan(10);
    }

    @Test
    void dataOfOnesOwnAreTaken() throws IOException {
        String table = file("table.csv", "a,b,c\n1,2,9\n2,1,4\n3,5,7\n4,2,1\n7,3,8\n5,5,2\n");
        CommandLineRun run = CommandLineRun.of("check", "ppca", "--data", table, "--posterior", "exact");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("data: table.csv, 6 rows, 3 columns", "posterior exact");
    }

    @Test
    void moreLatentsGetMoreColumns() throws IOException {
        String spec = file("ppca.yaml", "latents: 5\n");
        JsonNode result = json(CommandLineRun.of("check", "ppca", "--spec", spec, "--points", "2", "--json"));
        assertThat(result.get("data").asText()).endsWith("80 rows, 12 columns");
    }

    @Test
    void usageIsToldWithExitCodeTwo() throws IOException {
        assertUsage("did you mean \"ppca\"?", "check", "pcpa");
        assertUsage("at least 1, not 0", "check", "ppca", "--points", "0");
        assertUsage("expected one of entropy, pseudo-entropy", "check", "ppca", "--theorem", "pseudo");
        assertUsage("unknown posterior of ppca", "check", "ppca", "--posterior", "exakt");
        assertUsage("there is no file", "check", "ppca", "--data", "missing.csv");
        assertUsage("there is no such file", "check", "ppca", "--spec", "missing.yaml");
        String misspelt = file("misspelt.yaml", "latens: 2\n");
        assertUsage("did you mean \"latents\"?", "check", "ppca", "--spec", misspelt);
        String other = file("other.yaml", "id: ppca\nlatents: 2\n");
        assertUsage(
                "the settings are for ppca, not for gaussian-mixture", "check", "gaussian-mixture", "--spec", other);
        String narrow = file("narrow.csv", "a,b\n1,2\n3,1\n2,2\n5,1\n");
        assertUsage("latents: expected fewer latents", "check", "ppca", "--data", narrow);
    }

    private static void assertUsage(String message, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void helpDescribesTheKeysOfTheJson() throws IOException {
        String help = CommandLineRun.of("check", "--help").out();
        JsonNode result = json(CommandLineRun.of("check", "ppca", "--points", "1", "--json"));
        result.fieldNames().forEachRemaining(key -> assertThat(help).contains(key));
        result.get("identity")
                .fieldNames()
                .forEachRemaining(key -> assertThat(help).contains(key));
        result.get("criterion")
                .get("terms")
                .get(0)
                .fieldNames()
                .forEachRemaining(key -> assertThat(help).contains(key));
    }
}
