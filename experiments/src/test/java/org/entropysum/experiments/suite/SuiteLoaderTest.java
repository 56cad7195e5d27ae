package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.experiments.dataset.file.Delimiter;
import org.entropysum.experiments.dataset.file.IrisSource;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelId;
import org.entropysum.verification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLoaderTest {
    private static final String MINIMAL = """
        name: minimal
        data:
          iris: {source: iris}
        cells:
          - name: one
            data: iris
            model: {id: ppca, latents: 2}
            training: {algorithm: closed-form}
        """;

    @TempDir
    private Path folder = Path.of("");

    private LoadResult load(String text) {
        try {
            return SuiteValidation.loader().load(Files.writeString(folder.resolve("suite.yaml"), text));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Suite suite(String text) {
        LoadResult result = load(text);
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        return ((LoadResult.Loaded) result).suite();
    }

    private CellSpec onlyCell(String text) {
        return suite(text).cells().get(0);
    }

    private static List<Problem> problems(LoadResult result) {
        assertThat(result).isInstanceOf(LoadResult.Rejected.class);
        return ((LoadResult.Rejected) result).problems();
    }

    @Test
    void whatIsLeftOutHasTheDefaultOfTheRecord() {
        ToyPpca.Spec spec = new ToyPpca.Spec(2, new ToyPpca.NoiseVariance(OptionalDouble.empty()));
        CellSpec expected = new CellSpec(
                Name.of("one"),
                Name.of("iris"),
                new ModelChoice(ModelId.of("ppca"), spec),
                Optional.of(NamedPosterior.own("exact")),
                Optional.empty(),
                TrainingPlan.of(new TrainingSpec.ClosedForm()),
                Theorem.ENTROPY,
                1e-9,
                Seeds.of("1"),
                Verdict.CONFIRMED,
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty());
        assertThat(suite(MINIMAL))
                .isEqualTo(new Suite(
                        Name.of("minimal"), "", Map.of(Name.of("iris"), new IrisSource()), List.of(expected)));
    }

    @Test
    void everyKeyOfASuiteIsBound() throws IOException {
        Files.writeString(folder.resolve("my.csv"), "a;b;c\n1;2;3\n4;5;6\n7;8;9\n");
        Suite suite = suite("""
            name: full
            description: All that can be said.
            data:
              mine: {source: csv, path: my.csv, columns: [c, a], delimiter: semicolon}
            cells:
              - name: every-key
                data: mine
                model: {id: ppca, latents: 1, noise: 0.1}
                posterior: diagonal-gaussian
                training: {algorithm: adam, steps: 7, learningRate: {schedule: cosine, from: 1e-2}, starts: 3, batch: 2,
                      evaluateEvery: 4, varianceRate: 0.5,
                      annealing: {what: prior, weight: {schedule: linear, from: 2, to: 1, steps: 5}},
                      stop: {gradient: 1e-8, time: 10m, patience: 4}}
                theorem: pseudo-entropy
                tolerance: 1e-6
                seeds: [5, -3]
                expect: ON_MANIFOLD
                tags: [fast, toy]
                expectation: {rule: monte-carlo, samples: 7, draws: fresh}
                check:
                  elbo: {value: -1.5, within: 1e-3}
                  degreesOfFreedom: {value: 4, within: 0}
            """);
        CsvSource mine = new CsvSource(folder.resolve("my.csv"), List.of("c", "a"), Delimiter.SEMICOLON, true);
        CellSpec cell = new CellSpec(
                Name.of("every-key"),
                Name.of("mine"),
                new ModelChoice(
                        ModelId.of("ppca"), new ToyPpca.Spec(1, new ToyPpca.NoiseVariance(OptionalDouble.of(0.1)))),
                Optional.of(NamedPosterior.own("diagonal-gaussian")),
                Optional.of(new ExpectationSpec.MonteCarlo(7, Optional.empty(), ExpectationSpec.Draws.FRESH)),
                TrainingPlan.of(new TrainingSpec.Adam(
                        Optional.of(7),
                        Optional.empty(),
                        Optional.of(2),
                        4,
                        new ScheduleSpec.Cosine(0.01, 0, Optional.empty()),
                        0.5,
                        Optional.of(new AnnealingSpec(
                                AnnealingSpec.What.PRIOR, new ScheduleSpec.Linear(2, 1, Optional.of(5)))),
                        TrainingSpec.Goal.ELBO,
                        Optional.empty(),
                        3,
                        Optional.of(new StopSpec(
                                Optional.of(1e-8),
                                Optional.empty(),
                                Optional.of(TimeSpan.of("10m")),
                                Optional.of(4),
                                1e-9)))),
                Theorem.PSEUDO_ENTROPY,
                1e-6,
                new Seeds(List.of(5L, -3L)),
                Verdict.ON_MANIFOLD,
                Map.of(Quantity.ELBO, new Target(-1.5, 1e-3), Quantity.DEGREES_OF_FREEDOM, new Target(4, 0)),
                List.of(Name.of("fast"), Name.of("toy")),
                List.of(),
                Optional.empty());
        assertThat(suite)
                .isEqualTo(new Suite(
                        Name.of("full"), "All that can be said.", Map.of(Name.of("mine"), mine), List.of(cell)));
        assertThat(suite.source(cell)).isEqualTo(mine);
    }

    @Test
    void aCellsOwnKeyWinsOverADefault() {
        Suite suite = suite("""
            name: defaults
            data: {iris: iris}
            defaults: {data: iris, model: {id: ppca, latents: 1}, training: em, tolerance: 1e-6, seeds: 1..3}
            cells:
              - {name: a}
              - {name: b, tolerance: 1e-7, training: {algorithm: lbfgs}, seeds: 9}
            """);
        CellSpec a = suite.cells().get(0);
        CellSpec b = suite.cells().get(1);
        assertThat(a.tolerance()).isEqualTo(1e-6);
        assertThat(a.training())
                .isEqualTo(TrainingPlan.of(new TrainingSpec.ExpectationMaximization(1000, 1, Optional.empty())));
        assertThat(a.seeds().values()).containsExactly(1L, 2L, 3L);
        assertThat(b.tolerance()).isEqualTo(1e-7);
        assertThat(b.training())
                .isEqualTo(TrainingPlan.of(
                        new TrainingSpec.Lbfgs(500, 1, TrainingSpec.Goal.ELBO, Map.of(), Optional.empty())));
        assertThat(b.seeds().values()).containsExactly(9L);
        assertThat(b.model()).isEqualTo(a.model());
    }

    @Test
    void aChoiceWithoutSettingsMayBeWrittenAsItsName() {
        assertThat(suite(MINIMAL.replace("{algorithm: closed-form}", "closed-form")
                        .replace("{source: iris}", "iris")))
                .isEqualTo(suite(MINIMAL));
    }

    @Test
    void aliasesStandForWhatTheyName() {
        Suite suite = suite("""
            name: aliases
            data: {iris: {source: iris}}
            cells:
              - name: one
                data: iris
                model: &model {id: ppca, latents: 2}
                training: &training {algorithm: em, steps: 5}
              - {name: two, data: iris, model: *model, training: *training}
            """);
        assertThat(suite.cells().get(1).model()).isEqualTo(suite.cells().get(0).model());
        assertThat(suite.cells().get(1).training())
                .isEqualTo(TrainingPlan.of(new TrainingSpec.ExpectationMaximization(5, 1, Optional.empty())));
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsChangeNothing() {
        assertThat(suite("\uFEFF" + MINIMAL.replace("\n", "\r\n"))).isEqualTo(suite(MINIMAL));
    }

    @Test
    void placesAreCountedInCharactersEvenBehindAByteOrderMark() {
        assertThat(problems(load("\uFEFFname: \"😀\"\n" + MINIMAL.substring(MINIMAL.indexOf("data"))))
                        .get(0)
                        .column())
                .isEqualTo(7);
        assertThat(problems(load(MINIMAL.replace("{id: ppca", "{😀: 1, id: ppca, zz: 1"))))
                .extracting(Problem::column)
                .containsExactly(13, 29);
    }

    @Test
    void quotesMakeAWordOfATruthValue() {
        assertThat(onlyCell(MINIMAL.replace("name: one", "name: \"no\"")).name())
                .isEqualTo(Name.of("no"));
    }

    @Test
    void numbersNeedNoPointBeforeAnExponent() {
        assertThat(onlyCell(MINIMAL + "    tolerance: 1e-9\n").tolerance()).isEqualTo(1e-9);
        assertThat(onlyCell(MINIMAL + "    tolerance: +.5E-3\n").tolerance()).isEqualTo(0.5e-3);
    }

    @Test
    void theTextIsKeptForProvenance() {
        assertThat(load(MINIMAL))
                .isInstanceOfSatisfying(
                        LoadResult.Loaded.class,
                        loaded -> assertThat(loaded.text()).isEqualTo(MINIMAL));
    }

    @Test
    void aBundledSuiteIsFoundByName() {
        LoadResult result = SuiteValidation.loader().load("first-light");
        assertThat(result).isInstanceOfSatisfying(LoadResult.Loaded.class, loaded -> {
            assertThat(loaded.suite().name()).isEqualTo(Name.of("first-light"));
            assertThat(loaded.suite().cells()).hasSize(13);
        });
    }

    @Test
    void everyBundledSuiteIsInTheIndex() throws Exception {
        Path suites = Path.of(java.util.Objects.requireNonNull(
                        SuiteLoader.class.getResource("/org/entropysum/experiments/suites/index"))
                .toURI());
        Path folder = suites.resolveSibling("");
        try (var files = Files.walk(folder)) {
            assertThat(files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(SuiteLoader.bundled().stream()
                            .map(name -> name + ".yaml")
                            .toList());
        }
    }

    @Test
    void aPathIsFoundToo() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), MINIMAL);
        assertThat(SuiteValidation.loader().load(file.toString())).isInstanceOf(LoadResult.Loaded.class);
    }

    @Test
    void whatIsNeitherBundledNorAFileIsToldWithTheNearestName() {
        assertThat(problems(SuiteValidation.loader().load("fist-light")))
                .containsExactly(new Problem(
                        "fist-light",
                        1,
                        1,
                        "there is neither such a file nor a bundled suite of this name; expected "
                                + KnownNames.of(SuiteLoader.bundled()).oneOf()
                                + " or a path; did you mean \"first-light\"?"));
        assertThat(problems(SuiteValidation.loader().load("\0"))).hasSize(1);
    }

    @Test
    void aMissingFileADirectoryAndALargeFileAreRejected() throws IOException {
        Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(10 << 20));
        assertThat(problems(SuiteValidation.loader().load(folder.resolve("absent.yaml")))
                        .get(0)
                        .message())
                .isEqualTo("there is no such file; expected a suite in YAML");
        assertThat(problems(SuiteValidation.loader().load(folder)).get(0).message())
                .isEqualTo("this is a directory; expected a suite in YAML");
        assertThat(problems(SuiteValidation.loader().load(large)).get(0).message())
                .isEqualTo("the file is larger than 1 MB; expected a suite of some lines");
    }

    @Test
    void aThousandProblemsAreEnough() {
        List<Problem> problems = problems(load("a: 1\n".repeat(3_000)));
        assertThat(problems).hasSize(1_001);
        assertThat(problems.get(1_000).message()).isEqualTo("there are more problems; no more than 1000 are told");
    }

    @Test
    void anEmptyCatalogStillGivesAnAnswer() throws IOException {
        Path file = Files.writeString(folder.resolve("suite.yaml"), MINIMAL);
        SuiteLoader loader = new SuiteLoader(ModelCatalog.of(List.of()), DataSourceCatalog.standard());
        assertThat(problems(loader.load(file)))
                .extracting(Problem::message)
                .containsExactly("unknown model \"ppca\"; there is none to choose from");
    }
}
