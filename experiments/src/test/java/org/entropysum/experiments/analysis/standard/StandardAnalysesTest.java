package org.entropysum.experiments.analysis.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entropysum.experiments.analysis.Bars;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.RunOptions;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandardAnalysesTest {
    private static final ModelCatalog MODELS = ModelCatalog.discover();
    private static final double ROUNDING = 1e-9;

    private static CellResult run(String cell) throws IOException {
        String text = """
            name: analyses
            data:
              iris: iris
              plane: {source: ppca, rows: 2000, observables: 6, latents: 2, noise: 0.1, seed: 3}
            cells:
              - {name: other, data: iris, model: {id: ppca, latents: 1}, training: none, expect: NOT_STATIONARY}
              - {name: another, data: plane, model: {id: ppca, latents: 1}, training: none, expect: NOT_STATIONARY}
              - %s
            """.formatted(cell);
        LoadResult loaded = new SuiteLoader(MODELS, DataSourceCatalog.standard())
                .load("analyses", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(loaded).isInstanceOf(LoadResult.Loaded.class);
        var suite = ((LoadResult.Loaded) loaded).suite();
        return SuiteRunner.of(MODELS, new RunOptions(false, () -> false))
                .run(suite, SuiteRunner.runs(suite).get(2))
                .orElseThrow();
    }

    private static Figure figure(CellResult cell, String name) {
        return cell.findings().figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of iris by p-PCA with two latents: posterior variances σ²/ℓ for the two leading eigenvalues ℓ of the covariance. */
    @Test
    void entropiesOfLatentsAreThoseOfTheClosedForm() throws IOException {
        CellResult cell = run(
                "{name: it, data: iris, model: {id: ppca, latents: 2}, training: closed-form, analyses: [collapse]}");
        Bars bars = (Bars) figure(cell, "collapse.entropies");
        double noise = 0.05068215;
        double[] eigenvalues = {4.20005343, 0.24105294};
        for (int h = 0; h < 2; h++) {
            double expected = 0.5 * (1 + Math.log(2 * Math.PI * noise / eigenvalues[h]));
            assertThat(bars.groups().get(0).values().get(h)).isEqualTo(expected, within(1e-6));
        }
        assertThat(bars.levels())
                .extracting(Bars.Level::name, level -> Math.round(level.value() * 1e6))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("prior", 1418939L),
                        org.assertj.core.groups.Tuple.tuple("threshold", 1000000L));
        assertThat(cell.findings().numbers()).containsEntry("collapse.active", 2.0);
    }

    @Test
    void latentsThatTheDataDoNotNeedCollapseByEveryCriterion() throws IOException {
        CellResult cell = run("""
            {name: it, data: plane, model: {id: ppca, latents: 4}, training: closed-form,
                 analyses: [{analysis: collapse, divergence: 0.3, share: 0.1, activeVariance: 0.2}]}\
            """);
        assertThat(cell.findings().numbers())
                .isEqualTo(Map.of(
                        "collapse.active", 2.0,
                        "collapse.activeByDivergence", 2.0,
                        "collapse.activeUnits", 2.0,
                        "collapse.agreement", 1.0));
    }

    @Test
    void latentsThatAreNotGaussianAreRefusedInASentence() throws IOException {
        CellResult cell = run("""
            {name: it, data: iris, model: {id: gaussian-mixture, components: 2}, training: none,
                 expect: NOT_STATIONARY, analyses: [collapse, gaps]}\
            """);
        assertThat(cell.failure()).startsWith("analysis collapse: ").contains("Gaussian");
        assertThat(cell.passed()).isFalse();
        assertThat(cell.elbo()).isNotNull();
        assertThat(cell.findings().numbers()).containsKey("gaps.relative").doesNotContainKey("collapse.active");
    }

    @Test
    void deviationsOfEstimatesFallWithTheRootOfTheirNumberOfDataPoints() throws IOException {
        CellResult cell = run("""
            {name: it, data: plane, model: {id: linear-vae, latents: 2}, training: {algorithm: adam, steps: 50},
                 expect: NOT_STATIONARY, analyses: [{analysis: spread, samples: [10, 1000], repeats: 60}]}\
            """);
        Map<String, @Nullable Double> numbers = cell.findings().numbers();
        double few = Objects.requireNonNull(numbers.get("spread.elbo-10"));
        double many = Objects.requireNonNull(numbers.get("spread.elbo-1000"));
        assertThat(few / many).isBetween(6.0, 16.0);
        // One τ for all data points and one σ²: the entropies of a linear VAE do not depend on the data
        assertThat(numbers.get("spread.entropies-10")).isEqualTo(0, within(ROUNDING));
    }

    @Test
    void knownValuesAreThoseOfTheClosedForm() throws IOException {
        CellResult cell = run("""
            {name: it, data: iris, model: {id: ppca, latents: 2}, training: {algorithm: em, steps: 40},
                 expect: NOT_STATIONARY, analyses: [{analysis: known-value, ppca: 2}, gaps]}\
            """);
        double known = Objects.requireNonNull(cell.findings().numbers().get("known-value.known"));
        assertThat(known).isEqualTo(-404.962780 / 150, within(1e-7));
        Plot plot = (Plot) figure(cell, "known-value.over-training");
        List<Series> series = plot.series();
        assertThat(series)
                .extracting(Series::name)
                .containsExactly("known value", "log-likelihood", "ELBO", "entropy sum");
        assertThat(Objects.requireNonNull(series.get(1).y().get(40)))
                .isEqualTo(Objects.requireNonNull(cell.logLikelihood()) / 150, within(ROUNDING));
        Plot terms = (Plot) figure(cell, "gaps.terms");
        assertThat(terms.series()).extracting(Series::name).containsExactly("prior", "observable");
        assertThat(cell.findings().numbers().get("gaps.relative"))
                .isEqualTo(Objects.requireNonNull(cell.relativeGap()), within(ROUNDING));
    }

    /** Of iris by p-PCA with two latents: \( (\sum_h \sigma^4/\ell_h + (D - H) \sigma^2) / D \). */
    @Test
    void theErrorOfReconstructionsIsThatOfTheClosedForm() throws IOException {
        CellResult cell = run("""
            {name: it, data: iris, model: {id: ppca, latents: 2}, training: closed-form,
                 analyses: [{analysis: reconstructions, images: 3}, latent-space]}\
            """);
        double noise = 0.05068215;
        double expected = (noise * noise * (1 / 4.20005343 + 1 / 0.24105294) + 2 * noise) / 4;
        assertThat(Objects.requireNonNull(cell.findings().numbers().get("reconstructions.squaredError")))
                .isEqualTo(expected, within(1e-8));
        Images images = (Images) figure(cell, "reconstructions.reconstructions");
        assertThat(images.images()).hasSize(6);
        assertThat(images.images().get(0).pixels()).containsExactly(5.1, 3.5, 1.4, 0.2);
        Plot latents = (Plot) figure(cell, "latent-space.latents-at-1");
        assertThat(latents.series().get(0).x()).hasSize(150);
        Plot data = (Plot) figure(cell, "latent-space.data-at-1");
        assertThat(data.series()).extracting(Series::name).containsExactly("data", "reconstructions");
    }
}
