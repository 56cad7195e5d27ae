package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entropysum.experiments.dataset.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles, settings made on the command line, and choices of cells. */
class OverridesTest {
    private static final String SUITE = """
        name: adjusted
        data: {iris: iris, drawn: {source: ppca, rows: 50, observables: 4, latents: 2, noise: 0.1, seed: 3}}
        defaults: {training: em, tolerance: 1e-9}
        profiles:
          quick: {training.steps: 7, data.drawn.rows: 20, cells.mix.grid.model.components: [2, 3], seeds: 1..2}
          paper:
        cells:
          - name: mix
            data: iris
            model: {id: gaussian-mixture}
            grid: {model.components: [1, 2, 3, 4]}
            tags: [fast]
          - {name: drawn, data: drawn, model: {id: ppca, latents: 1}, tolerance: 1e-3, tags: [slow, ppca]}
        """;

    @TempDir
    private Path folder = Path.of("");

    private LoadResult load(Overrides overrides) throws IOException {
        return SuiteValidation.loader()
                .load(Files.writeString(folder.resolve("suite.yaml"), SUITE).toString(), overrides);
    }

    private Suite suite(Overrides overrides) throws IOException {
        LoadResult result = load(overrides);
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        return ((LoadResult.Loaded) result).suite();
    }

    private Suite with(String... assignments) throws IOException {
        Overrides overrides = Overrides.none();
        for (String assignment : assignments) {
            overrides = overrides.set(assignment);
        }
        return suite(overrides);
    }

    private String problem(Overrides overrides) throws IOException {
        LoadResult result = load(overrides);
        assertThat(result).isInstanceOf(LoadResult.Rejected.class);
        List<Problem> problems = ((LoadResult.Rejected) result).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }

    private static List<String> names(Suite suite) {
        return suite.cells().stream().map(cell -> cell.name().toString()).toList();
    }

    @Test
    void aProfileChangesSettingsVariationsAndData() throws IOException {
        Suite quick = suite(new Overrides(Optional.of("quick"), List.of()));
        assertThat(names(quick)).containsExactly("mix-components=2", "mix-components=3", "drawn");
        assertThat(quick.cells())
                .allSatisfy(cell -> assertThat(cell.seeds().values()).containsExactly(1L, 2L))
                .allSatisfy(cell -> assertThat(cell.training()).isEqualTo(Trainings.em(7)));
        assertThat(Objects.requireNonNull(quick.data().get(Name.of("drawn"))).toString())
                .contains("rows=20");
    }

    @Test
    void anEmptyProfileIsTheSuiteAsItStands() throws IOException {
        assertThat(suite(new Overrides(Optional.of("paper"), List.of()))).isEqualTo(suite(Overrides.none()));
        assertThat(((LoadResult.Loaded) load(Overrides.none())).profiles()).containsExactly("quick", "paper");
    }

    @Test
    void whatIsSetForAllCellsNoLongerVaries() throws IOException {
        Suite suite = with("cells.mix.model.components=5");
        assertThat(names(suite)).containsExactly("mix", "drawn");
        assertThat(((ToyMixture.Spec) suite.cells().get(0).model().spec()).components())
                .isEqualTo(5);
    }

    @Test
    void settingsReachDefaultsSingleCellsAndData() throws IOException {
        Suite suite = with("defaults.tolerance=1e-5", "cells.mix-components=2.expect=REFUTED", "data.drawn.noise=0.5");
        assertThat(suite.cells()).extracting(CellSpec::tolerance).containsExactly(1e-5, 1e-5, 1e-5, 1e-5, 1e-3);
        assertThat(Objects.requireNonNull(suite.data().get(Name.of("drawn"))).toString())
                .contains("noise=0.5");
    }

    @Test
    void patternsOfNamesAndWholeMappingsCanBeSet() throws IOException {
        Suite suite = with("cells.d*.training={algorithm: adam, steps: 9}", "seeds=[4, 5]");
        assertThat(suite.cells().get(4).training()).isEqualTo(Trainings.adam(9, 0.01));
        assertThat(suite.cells().get(0).training()).isEqualTo(Trainings.em(1000));
        assertThat(suite.cells())
                .allSatisfy(cell -> assertThat(cell.seeds().values()).containsExactly(4L, 5L));
    }

    @Test
    void seedsOfAllCellsCanBeSet() throws IOException {
        assertThat(suite(Overrides.none().seeds("1..20")).cells())
                .allSatisfy(cell -> assertThat(cell.seeds().values()).hasSize(20));
    }

    @Test
    void problemsPointIntoTheOption() throws IOException {
        assertThat(problem(Overrides.none().set("training.steps=none")))
                .isEqualTo("--set training.steps=none:1:16: \"steps\" must be an integer of at least 1, not none");
        assertThat(problem(Overrides.none().set("training.stepz=5")))
                .startsWith("--set training.stepz=5:1:10: unknown key \"stepz\" of algorithm em")
                .endsWith("did you mean \"steps\"?");
        assertThat(problem(Overrides.none().set("tolerence=1")))
                .startsWith("--set tolerence=1:1:1: unknown setting \"tolerence\"")
                .endsWith("did you mean \"tolerance\"?");
        assertThat(problem(Overrides.none().set("tolerance")))
                .isEqualTo("--set tolerance:1:11: \"tolerance\" has no value; expected a number greater than 0 and at"
                        + " most 1");
        assertThat(problem(Overrides.none().set("data.dawn.rows=5")))
                .isEqualTo("--set data.dawn.rows=5:1:6: unknown data set \"dawn\"; expected one of iris, drawn; did you"
                        + " mean \"drawn\"?");
        assertThat(problem(Overrides.none().set("cells.none.seeds=5"))).contains("there is no cell \"none\"");
        assertThat(problem(Overrides.none().seeds("5..1")))
                .isEqualTo("--seeds 5..1:1:1: \"seeds\": expected a range of 1 to 10000 seeds, the smallest first, not"
                        + " 5..1");
        assertThat(problem(new Overrides(Optional.of("quik"), List.of())))
                .isEqualTo("--profile quik:1:1: unknown profile \"quik\"; expected one of quick, paper; did you mean"
                        + " \"quick\"?");
    }

    @Test
    void aChoiceIsOneOfEachAspectThatIsNamed() throws IOException {
        Suite suite = suite(Overrides.none());
        assertThat(suite.cells().stream().filter(CellFilter.of(List.of("tag:slow"))::admits))
                .hasSize(1);
        assertThat(suite.cells().stream().filter(CellFilter.of(List.of("tag:fast,model:ppca"))::admits))
                .isEmpty();
        assertThat(suite.cells().stream().filter(CellFilter.of(List.of("name:mix-*", "name:drawn,data:i*"))::admits))
                .hasSize(4);
        assertThat(suite.cells().stream().filter(CellFilter.of(List.of())::admits))
                .hasSize(5);
    }

    @Test
    void aChoiceOfNothingIsToldWithTheNearestWord() throws IOException {
        assertThat(CellFilter.of(List.of("tag:fsat")).objection(suite(Overrides.none())))
                .contains("no cell has the tag \"fsat\"; expected one of fast, ppca, slow; did you mean \"fast\"?");
        assertThatThrownBy(() -> CellFilter.of(List.of("tags:fast")))
                .hasMessage("\"tags:fast\" chooses nothing; expected one of name:PATTERN, tag:PATTERN, model:PATTERN,"
                        + " data:PATTERN; did you mean \"tag:\"?");
    }
}
