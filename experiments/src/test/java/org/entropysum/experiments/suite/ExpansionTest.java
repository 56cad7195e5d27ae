package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.dataset.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that one entry of a suite stands for. */
class ExpansionTest {
    private static final String HEAD = """
        name: sweep
        data: {iris: iris, faithful: faithful}
        defaults: {training: em}
        cells:
          - name: mix
            data: iris
            model: {id: gaussian-mixture, components: 2}
        """;

    private static final String BOTH_USED = "  - {name: other, data: faithful, model: {id: ppca, latents: 1}}\n";

    @TempDir
    private Path folder = Path.of("");

    private LoadResult load(String cell) throws IOException {
        return SuiteValidation.loader()
                .load(Files.writeString(folder.resolve("sweep.yaml"), HEAD + cell.indent(4) + BOTH_USED));
    }

    private List<CellSpec> cells(String cell) throws IOException {
        LoadResult result = load(cell);
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        List<CellSpec> cells = ((LoadResult.Loaded) result).suite().cells();
        return cells.subList(0, cells.size() - 1);
    }

    private List<String> names(String cell) throws IOException {
        return cells(cell).stream().map(it -> it.name().toString()).toList();
    }

    private List<String> problems(String cell) throws IOException {
        LoadResult result = load(cell);
        assertThat(result).isInstanceOf(LoadResult.Rejected.class);
        return ((LoadResult.Rejected) result)
                .problems().stream()
                        .map(Problem::toString)
                        .map(line -> line.replace(folder.resolve("sweep.yaml") + ":", ""))
                        .toList();
    }

    @Test
    void aGridIsTheProductWithTheLastSettingChangingFastest() throws IOException {
        String grid = """
            grid:
              model.components: [1, 2]
              model.covariance: [tied, full]
            """;
        assertThat(names(grid))
                .containsExactly(
                        "mix-components=1-covariance=tied",
                        "mix-components=1-covariance=full",
                        "mix-components=2-covariance=tied",
                        "mix-components=2-covariance=full");
        assertThat(cells(grid))
                .extracting(it -> ((ToyMixture.Spec) it.model().spec()).components())
                .containsExactly(1, 1, 2, 2);
    }

    @Test
    void zippedListsGoTogether() throws IOException {
        String zip = """
            zip:
              data: [iris, iris, faithful]
              model.components: [3, 4, 2]
            """;
        assertThat(names(zip))
                .containsExactly(
                        "mix-data=iris-components=3", "mix-data=iris-components=4", "mix-data=faithful-components=2");
        assertThat(cells(zip)).extracting(it -> it.data().toString()).containsExactly("iris", "iris", "faithful");
    }

    @Test
    void casesAreNamedAndSetWhatTheyLike() throws IOException {
        String cases = """
            cases:
              plain:
              slow: {training: {algorithm: adam, steps: 9}, training.learningRate: 1e-3, expect: NOT_STATIONARY}
            grid: {seeds: [1, 2..3]}
            """;
        assertThat(names(cases))
                .containsExactly(
                        "mix-plain-seeds=1", "mix-plain-seeds=2..3", "mix-slow-seeds=1", "mix-slow-seeds=2..3");
        TrainingSpec adam = new TrainingSpec.Adam(
                Optional.of(9),
                Optional.empty(),
                Optional.empty(),
                1,
                new ScheduleSpec.Constant(1e-3),
                1,
                Optional.empty(),
                TrainingSpec.Goal.ELBO,
                Optional.empty(),
                1,
                Optional.empty());
        assertThat(cells(cases).get(3).training()).isEqualTo(TrainingPlan.of(adam));
        assertThat(cells(cases).get(3).seeds().values()).containsExactly(2L, 3L);
    }

    @Test
    void aNameThatStandsForAMappingTakesSettings() throws IOException {
        assertThat(cells("grid: {training.steps: [7, 8]}"))
                .extracting(CellSpec::training)
                .containsExactly(
                        TrainingPlan.of(new TrainingSpec.ExpectationMaximization(7, 1, Optional.empty())),
                        TrainingPlan.of(new TrainingSpec.ExpectationMaximization(8, 1, Optional.empty())));
    }

    @Test
    void integersMayBeARange() throws IOException {
        assertThat(names("grid: {model.components: 1..3}"))
                .containsExactly("mix-components=1", "mix-components=2", "mix-components=3");
    }

    @Test
    void excludedCombinationsDoNotRun() throws IOException {
        assertThat(names("""
            grid: {model.components: [1, 2, 3], model.covariance: [tied, full]}
            exclude:
              - {model.components: [2, 3], model.covariance: tied}
              - {model.components: 1}
            """)).containsExactly("mix-components=2-covariance=full", "mix-components=3-covariance=full");
        assertThat(names("""
            cases: {a: {}, b: {}}
            grid: {tolerance: [1e-3, 1e-6]}
            exclude: [{case: a, tolerance: 0.001}]
            """)).containsExactly("mix-a-tolerance=1e-6", "mix-b-tolerance=1e-3", "mix-b-tolerance=1e-6");
    }

    @Test
    void pathsWithTheSameEndAreWrittenOutInNames() throws IOException {
        assertThat(names("grid: {training.steps: [5], check.elbo.value: [0], check.gap.value: [1],"
                        + " check.elbo.within: [1], check.gap.within: [1]}"))
                .containsExactly(
                        "mix-steps=5-check.elbo.value=0-check.gap.value=1-check.elbo.within=1-check.gap.within=1");
    }

    @Test
    void problemsPointToTheValueInTheList() throws IOException {
        assertThat(problems("""
            grid:
              model.components: [2, 0, many]
              model.covarianc: [tied]
            """))
                .containsExactly(
                        "9:29: \"components\" must be an integer of at least 1, not 0",
                        "9:32: \"components\" must be an integer of at least 1, not many",
                        "10:13: unknown key \"covarianc\" of model gaussian-mixture; expected one of id, components,"
                                + " covariance; did you mean \"covariance\"?");
    }

    @Test
    void objectionsOfModelsPointToTheValueInTheList() throws IOException {
        assertThat(problems("grid: {model: [{id: ppca, latents: 2}], model.latents: [3, 4]}"))
                .containsExactly("8:64: \"latents\": must be fewer than the 4 observables, not 4");
    }

    @Test
    void whatCannotBeExpandedIsToldAndTheRestIsExamined() throws IOException {
        assertThat(problems("zip: {model.components: [1, 2], tolerance: [1e-3]}\ngrid: 3\nexpect: MAYBE"))
                .anyMatch(line ->
                        line.startsWith("8:48: lists that are zipped have the same length; \"model.components\" has 2"))
                .anyMatch(line -> line.startsWith("9:11: \"grid\" must be a mapping from settings to lists"))
                .anyMatch(line -> line.startsWith("10:13: unknown verdict \"MAYBE\""));
    }

    @Test
    void anExclusionOfNothingOrOfEverythingIsAProblem() throws IOException {
        assertThat(problems("grid: {model.components: [1, 2]}\nexclude: [{model.components: 3}]"))
                .containsExactly("9:15: no combination has these values, so that nothing is excluded");
        assertThat(problems("grid: {model.components: [1, 2]}\nexclude: [{model.components: [1, 2]}]"))
                .anyMatch(line -> line.contains("every combination is excluded"));
        assertThat(problems("grid: {model.components: [1, 2]}\nexclude: [{components: 1}]"))
                .anyMatch(line -> line.equals("9:16: \"components\" does not vary here; expected model.components"));
    }

    @Test
    void aSweepThatIsTooLargeIsRefusedBeforeItIsBuilt() throws IOException {
        assertThat(problems("grid: {seeds: 1..9999, tolerance: 1..9999, model.components: 1..9999}"))
                .anyMatch(line -> line.contains("the suite grows beyond 10000 cells"));
    }
}
