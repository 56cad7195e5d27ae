package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.plugin.ModelCatalog;
import org.junit.jupiter.api.Test;

/** What a training keeps fixed must be parameters of the model or its posterior, told before any run. */
class FixedChecksTest {
    private static LoadResult load(String rest) throws IOException {
        String text = """
            name: fixed
            data: {iris: iris}
            cells:
              - name: one
                data: iris
                model: {id: ppca, latents: 2}
            """ + rest.indent(4);
        return new SuiteLoader(ModelCatalog.discover(), DataSourceCatalog.standard())
                .load("fixed", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesThatTheModelDoesNotKnowAreToldWithTheNearest() throws IOException {
        LoadResult result = load("training: [{algorithm: lbfgs, fixed: {log varianc: 0, temperature: 1}}, lbfgs]");
        assertThat(((LoadResult.Rejected) result).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "fixed:7:43: model ppca with this posterior has no parameters \"log varianc\"; expected one of"
                                + " weights, mean, log variance; did you mean \"log variance\"?",
                        "fixed:7:59: model ppca with this posterior has no parameters \"temperature\"; expected one of"
                                + " weights, mean, log variance");
    }

    @Test
    void parametersOfModelAndPosteriorMayBeFixed() throws IOException {
        assertThat(load("training: {algorithm: lbfgs, fixed: {log variance: 0}}"))
                .isInstanceOf(LoadResult.Loaded.class);
        assertThat(load("posterior: amortized-diagonal-gaussian\n"
                        + "training: {algorithm: lbfgs, fixed: {log variance: 0, temperature: 0}}"))
                .isInstanceOfSatisfying(
                        LoadResult.Rejected.class,
                        rejected -> assertThat(rejected.problems().get(0).toString())
                                .contains("log variance")
                                .contains("encoder"));
    }
}
