package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"varianceHead: softplus", "meanHead: tanh"})
    void encodersThatCannotRescaleAreToldWithTheReason(String head) throws IOException {
        String posterior = "{id: amortized-diagonal-gaussian, " + head + "}";
        JsonNode result = json(CommandLineRun.of("check", "vae", "--points", "5", "--posterior", posterior, "--json"));
        assertThat(result.get("criterion").get("answer").asText()).isEqualTo("CANNOT_RESCALE");
        assertThat(result.get("criterion").get("sentence").asText())
                .contains("this one cannot: ", head.substring(head.indexOf(": ") + 2));
        assertThat(result.get("agrees").asBoolean()).isTrue();
        assertThat(CommandLineRun.of("check", "vae", "--points", "1", "--posterior", posterior)
                        .out())
                .contains("Criterion: does not hold", "that is about the model, not about this posterior");
    }

    @ParameterizedTest
    @CsvSource({
        "'layers: [2, 3]', sigmoid-belief-net, HOLDS",
        "'{latents: 2, biases: 0.7}', sigmoid-belief-net, FAILS",
        "'latents: 1', noisy-or, HOLDS",
        "'latents: 2', noisy-or, FAILS"
    })
    void netsAndCausesAreToldApart(String settings, String model, String answer) throws IOException {
        String spec = file("spec.yaml", settings + "\n");
        JsonNode result = json(CommandLineRun.of("check", model, "--spec", spec, "--points", "5", "--json"));
        assertThat(result.get("criterion").get("answer").asText()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "poisson, FAILS",
        "'{id: categorical, categories: 3}', HOLDS",
        "dirichlet, HOLDS",
        "'{id: multinomial, trials: 5}', FAILS"
    })
    void mixturesAreTriedOnDrawsOfTheirFamily(String family, String asEntropy) throws IOException {
        String spec = file("mixture.yaml", "components: 2\nfamily: " + family + "\n");
        String[] words = {"check", "mixture", "--spec", spec, "--points", "5", "--json", "--theorem"};
        JsonNode entropy = json(CommandLineRun.of(with(words, "entropy")));
        assertThat(entropy.get("criterion").get("answer").asText()).isEqualTo(asEntropy);
        assertThat(entropy.get("data").asText()).startsWith("synthetic draws of ");
        JsonNode pseudo = json(CommandLineRun.of(with(words, "pseudo-entropy")));
        assertThat(pseudo.get("criterion").get("answer").asText()).isEqualTo("HOLDS");
    }

    private static String[] with(String[] words, String last) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    @Test
    void ofLargeModelsTheStatedDirectionsAreTried() throws IOException {
        String spec = file("vae.yaml", "latents: 4\ndecoder: {id: dense, hidden: [40, 40]}\n");
        JsonNode result = json(CommandLineRun.of("check", "vae", "--spec", spec, "--points", "5", "--json"));
        assertThat(result.get("parameters").asInt()).isGreaterThan(1000);
        assertThat(result.get("criterion").get("answer").asText()).isEqualTo("HOLDS_WITH_RESCALING");
        assertThat(result.get("criterion").get("sentence").asText()).contains("as the model states (it is too large");
    }

    @Test
    void countsOfAnySizeAreTried() throws IOException {
        String spec = file("counts.yaml", "latents: 2\nobservable: poisson\ndecoder: {id: dense, hidden: [4]}\n");
        JsonNode result =
                json(CommandLineRun.of("check", "vae", "--spec", spec, "--theorem", "pseudo-entropy", "--json"));
        assertThat(result.get("criterion").get("holds").asBoolean()).isTrue();
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
        assertUsage("unknown model \"pcpa\"; expected one of ", "check", "pcpa");
        assertUsage("did you mean \"ppca\"?", "check", "pcpa");
        assertUsage("at least 1, not 0", "check", "ppca", "--points", "0");
        assertUsage("expected one of entropy, pseudo-entropy", "check", "ppca", "--theorem", "pseudo");
        assertUsage(
                "unknown posterior \"exakt\" of model ppca; expected one of exact, free-gaussian",
                "check",
                "ppca",
                "--posterior",
                "exakt");
        String improper = file("beta.yaml", "latents: 2\nobservable: beta\ndecoder: dense\n");
        assertUsage("no natural parameters of the family", "check", "vae", "--spec", improper);
        assertUsage(
                "unknown key \"varianceHed\"", "check", "vae", "--posterior", "{id: free-gaussian, varianceHed: log}");
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
        assertThat(run.err())
                .contains(message)
                .endsWith("See entropysum check --help\n")
                .doesNotContain("Usage:");
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
