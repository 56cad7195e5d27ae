package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignModelTest {
    private static final Path FILES = Path.of("src/test/resources/org/entropysum/experiments/cli/foreign");
    private static final String MIXTURE = "{id: gaussian-mixture, components: 2, covariance: full}";
    private static final String PPCA = "{id: ppca, latents: 2}";

    /** scikit-learn's lower_bound_ of the file, and it stops within 1e-14 of a maximum. */
    private static final double MIXTURE_BOUND = -4.15538220656155;

    /** The log-likelihood of two latents on iris over its 150 rows (reference data, closed form). */
    private static final double PPCA_BOUND = -404.962780 / 150;

    private static final double SAME = 1e-12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static CommandLineRun evaluate(String model, Path parameters, String data, String... further) {
        String[] words = {"evaluate", "--model", model, "--parameters", parameters.toString(), "--data", data};
        String[] all = java.util.Arrays.copyOf(words, words.length + further.length);
        System.arraycopy(further, 0, all, words.length, further.length);
        return CommandLineRun.of(all);
    }

    private static JsonNode found(String model, String file, String data, String... further) throws IOException {
        String[] json = java.util.Arrays.copyOf(further, further.length + 1);
        json[further.length] = "--json";
        CommandLineRun run = evaluate(model, FILES.resolve(file), data, json);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void aMixtureOfScikitLearnIsConfirmed() throws IOException {
        JsonNode found = found(MIXTURE, "scikit-learn-mixture-faithful.json", "faithful", "--tolerance", "1e-8");
        assertThat(found.get("verdict").asText()).isEqualTo("CONFIRMED");
        assertThat(found.get("elbo").asDouble()).isCloseTo(MIXTURE_BOUND, within(SAME));
        assertThat(found.get("entropySum").asDouble()).isCloseTo(MIXTURE_BOUND, within(1e-9));
    }

    @Test
    void aMixtureThatScikitLearnStoppedEarlyIsNotStationary() throws IOException {
        JsonNode found = found(MIXTURE, "scikit-learn-mixture-faithful-default.json", "faithful");
        assertThat(found.get("verdict").asText()).isEqualTo("NOT_STATIONARY");
        assertThat(found.get("gap").asDouble())
                .isCloseTo(found.get("directional").asDouble(), within(1e-11));
    }

    @Test
    void principalComponentsWithTheRightDivisorAreConfirmed() throws IOException {
        JsonNode found = found(PPCA, "ppca-iris.json", "iris");
        assertThat(found.get("verdict").asText()).isEqualTo("CONFIRMED");
        assertThat(found.get("elbo").asDouble()).isCloseTo(PPCA_BOUND, within(1e-8));
    }

    // Variances that are too large by N/(N − 1) leave a gap of about D/2N
    @Test
    void principalComponentsWithTheDivisorOfScikitLearnHaveTheGapOfABiasedVariance() throws IOException {
        JsonNode found = found(PPCA, "scikit-learn-pca-iris.json", "iris");
        assertThat(found.get("verdict").asText()).isEqualTo("NOT_STATIONARY");
        assertThat(found.get("gap").asDouble()).isCloseTo(4 / (2 * 150.0), within(1e-4));
    }

    @Test
    void anotherPosteriorIsFittedToTheParameters() throws IOException {
        JsonNode found = found(PPCA, "ppca-iris.json", "iris", "--posterior", "free-gaussian", "--tolerance", "1e-6");
        assertThat(found.get("elbo").asDouble()).isCloseTo(PPCA_BOUND, within(1e-6));
        assertThat(found.get("verdict").asText()).isEqualTo("CONFIRMED");
    }

    @Test
    void whatDoesNotFitIsToldInALine() throws IOException {
        assertThat(problem(MIXTURE, "{\"weigths\": [0.5, 0.5]}"))
                .contains("unknown parameter \"weigths\"", "did you mean \"weights\"?");
        assertThat(problem(MIXTURE, "{\"weights\": [0.3, 0.3, 0.4]}"))
                .contains("\"weights\" has 3 numbers, not the 2 of [1, 2]");
        assertThat(problem(MIXTURE, "{\"weights\": [0.5, 0.5], \"means\": [[1, 2], [3, 4]]}"))
                .contains("some parameters are missing; expected covariances");
        assertThat(problem(
                        MIXTURE,
                        "{\"weights\": [0.5, 0.7], \"means\": [[1, 2], [3, 4]],"
                                + " \"covariances\": [1, 0, 0, 1, 1, 0, 0, 1]}"))
                .contains("\"weights\" cannot be what was given");
        assertThat(problem(MIXTURE, "{\"weights\": [0.5,")).contains(":1:");
        assertThat(problem(MIXTURE, "[]")).contains("expected an object");
        assertThat(problem("{id: gaussian-mixture, component: 2}", "{}")).contains("did you mean \"components\"?");
        assertThat(problem("{id: vae, latents: 1, decoder: {id: dense}}", "{}"))
                .contains("missing; expected noiseVariance, decoder")
                .doesNotContain("priorVariances");
    }

    private String problem(String model, String parameters) throws IOException {
        Path file = Files.writeString(folder.resolve("found.json"), parameters);
        CommandLineRun run = evaluate(model, file, "faithful");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("Exception");
        return run.err();
    }
}
