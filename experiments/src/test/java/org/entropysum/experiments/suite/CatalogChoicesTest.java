package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.model.Theorem;
import org.entropysum.network.Activation;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelModule;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.PosteriorChoice;
import org.entropysum.plugin.Setting;
import org.entropysum.plugin.standard.AmortizedGaussianSpec;
import org.entropysum.plugin.standard.CountSpec;
import org.entropysum.plugin.standard.DenseSpec;
import org.entropysum.plugin.standard.NoSettings;
import org.entropysum.plugin.standard.StandardModule;
import org.entropysum.posterior.LatentSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Families, networks and posteriors of the catalog in the settings of models and in cells. */
class CatalogChoicesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A model that chooses from the catalog, also inside its settings. */
    static final class ToyDecoder extends ToyPlugin<ToyDecoder.Spec> {
        record Output(@Setting("family of the output") FamilyChoice family) {}

        record Spec(
                @Setting(value = "latents", atLeast = 1) int latents,
                @Setting("first output") Output output,

                @Setting(value = "decoder", byDefault = "dense")
                NetworkChoice network,

                @Setting(value = "further families", byDefault = "")
                List<FamilyChoice> more)
                implements ModelSpec {}

        ToyDecoder() {
            super("decoder", Spec.class);
        }

        @Override
        public List<String> posteriors() {
            return List.of("amortized-diagonal-gaussian", "exact");
        }

        @Override
        public Optional<LatentSpace> latents(Spec spec) {
            return Optional.of(new LatentSpace.Real(spec.latents()));
        }

        @Override
        public List<Objection> objections(Spec spec, DataShape data) {
            return List.of();
        }
    }

    static final class Toys extends ModelModule {
        Toys() {
            super("toys");
        }

        @Override
        protected void configurePlugins() {
            bindModel(ToyDecoder.class);
        }
    }

    private static final ModelCatalog CATALOG = ModelCatalog.of(List.of(new Toys(), new StandardModule()));

    private LoadResult load(String model, String rest) throws IOException {
        Path file = folder.resolve("suite.yaml");
        Files.writeString(file, """
            name: toy
            data: {iris: iris}
            cells:
              - name: one
                data: iris
                model: %s
                training: lbfgs
                %s
            """.formatted(model, rest));
        return new SuiteLoader(CATALOG, DataSourceCatalog.standard()).load(file);
    }

    private CellSpec cell(String model, String rest) throws IOException {
        LoadResult result = load(model, rest);
        assertThat(result).as(result.toString()).isInstanceOf(LoadResult.Loaded.class);
        return ((LoadResult.Loaded) result).suite().cells().get(0);
    }

    private String problem(String model, String rest) throws IOException {
        LoadResult result = load(model, rest);
        assertThat(result).isInstanceOf(LoadResult.Rejected.class);
        List<Problem> problems = ((LoadResult.Rejected) result).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString().replace(folder + "/", "");
    }

    private static ToyDecoder.Spec spec(CellSpec cell) {
        return (ToyDecoder.Spec) cell.model().spec();
    }

    @Test
    void aNameStandsForItsDefaultsAndAMappingForSettings() throws IOException {
        ToyDecoder.Spec spec = spec(cell(
                "{id: decoder, latents: 2, output: {family: poisson}, network: {id: dense, hidden: [5, 4], activation:"
                        + " tanh}, more: [bernoulli, {id: binomial, trials: 3}]}",
                ""));
        assertThat(spec.output().family().id()).isEqualTo("poisson");
        assertThat(spec.output().family().spec()).isEqualTo(new NoSettings());
        assertThat(spec.network().spec()).isEqualTo(new DenseSpec(List.of(5, 4), Activation.TANH));
        assertThat(spec.more()).extracting(FamilyChoice::spec).containsExactly(new NoSettings(), new CountSpec(3));
        assertThat(spec.more().get(1).create(2).eventSize()).isEqualTo(2);
        assertThat(spec.more().get(1)).hasToString("binomial[trials=3]");
    }

    @Test
    void productsHoldFamiliesInTheirOwnSettings() throws IOException {
        ToyDecoder.Spec spec = spec(cell(
                "{id: decoder, latents: 2, output: {family: {id: product, parts: [{family: poisson, columns: 2},"
                        + " {family: {id: gamma, baseMeasure: true}}]}}}",
                ""));
        assertThat(spec.output().family().create(3).name()).isEqualTo("Poisson × gamma with base measure");
        assertThat(spec.output().family().objections(4))
                .extracting(Objection::message)
                .containsExactly("it is for 3 columns, not for 4");
    }

    @Test
    void thePosteriorIsTheModelsFirstUnlessTheCellNamesAnother() throws IOException {
        String model = "{id: decoder, latents: 2, output: {family: poisson}}";
        NamedPosterior first = cell(model, "").posterior().orElseThrow();
        assertThat(first.choice().orElseThrow().spec()).isInstanceOf(AmortizedGaussianSpec.class);
        NamedPosterior exact = cell(model, "posterior: exact").posterior().orElseThrow();
        assertThat(exact).isEqualTo(NamedPosterior.own("exact"));
        CellSpec lowRank = cell(model, "posterior: {id: free-low-rank-gaussian, rank: 1}");
        assertThat(lowRank.posterior().orElseThrow()).hasToString("free-low-rank-gaussian[rank=1]");
        PosteriorChoice choice = lowRank.posterior().orElseThrow().choice().orElseThrow();
        var setup = lowRank.posterior()
                .orElseThrow()
                .setup(new ToyDecoder(), lowRank.model().spec(), new DataShape(3, 4), Theorem.ENTROPY);
        assertThat(setup.choice()).contains(choice);
        assertThat(setup.latents()).contains(new LatentSpace.Real(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        family: poison  | suite.yaml:6:55: unknown family "poison"; expected one of bernoulli, beta, binomial, categorical, dirichlet, exponential, gamma, gaussian-diagonal, gaussian-full, gaussian-known-covariance, gaussian-known-variance, gaussian-spherical, geometric, laplace, log-normal, multinomial, negative-binomial, poisson, product, von-mises, weibull; did you mean "poisson"?
        family: binomial | suite.yaml:6:55: family binomial lacks the key "trials" (number of trials n, known); expected an integer of at least 1
        family: {id: binomial, trial: 3, trials: 2} | suite.yaml:6:70: unknown key "trial" of family binomial; expected one of id, trials; did you mean "trials"?
        """)
    void whatIsWrongInsideSettingsIsToldAtItsPlace(String output, String problem) throws IOException {
        assertThat(problem("{id: decoder, latents: 2, output: {" + output + "}}", ""))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        posterior: free-bernoulli | suite.yaml:8:16: the posterior "free-bernoulli" does not fit model decoder with 2 real latents; expected one of amortized-diagonal-gaussian, exact, amortized-gaussian, amortized-low-rank-gaussian, free-diagonal-gaussian, free-gaussian, free-low-rank-gaussian
        posterior: free-gausian | suite.yaml:8:16: unknown posterior "free-gausian" of model decoder; expected one of amortized-diagonal-gaussian, exact, amortized-gaussian, amortized-low-rank-gaussian, free-diagonal-gaussian, free-gaussian, free-low-rank-gaussian; did you mean "free-gaussian"?
        posterior: {id: free-gaussian, rank: 2} | suite.yaml:8:36: unknown key "rank" of posterior free-gaussian; expected id
        posterior: {id: exact, rank: 2} | suite.yaml:8:28: unknown key "rank" of posterior exact; expected id
        posterior: {rank: 2} | suite.yaml:8:16: "posterior" lacks the key "id"; expected one of amortized-bernoulli, amortized-categorical, amortized-diagonal-gaussian, amortized-gaussian, amortized-low-rank-gaussian, free-bernoulli, free-categorical, free-diagonal-gaussian, free-gaussian, free-low-rank-gaussian, truncated, truncated-responsibilities
        expectation: enumeration | suite.yaml:8:18: model decoder has 2 real latents, which cannot be enumerated; expected sigma-points, gauss-hermite, monte-carlo or quasi-monte-carlo
        expectation: {rule: monte-carlo, samples: 0} | suite.yaml:8:47: "samples" must be an integer of at least 1, not 0
        """)
    void whatIsWrongWithPosteriorOrRuleIsToldAtItsPlace(String rest, String problem) throws IOException {
        assertThat(problem("{id: decoder, latents: 2, output: {family: poisson}}", rest))
                .isEqualTo(problem);
    }

    @Test
    void aBareNameMeansTheDefaultsOfItsSettings() {
        NamedPosterior truncated = new CatalogChoices(CATALOG).posterior("truncated");
        assertThat(truncated)
                .hasToString("truncated[states=16, children=Optional.empty, generations=2, crossover=0.5,"
                        + " ones=Optional.empty, seed=1]");
        assertThat(new CatalogChoices(CATALOG).posterior("own")).isEqualTo(NamedPosterior.own("own"));
    }
}
