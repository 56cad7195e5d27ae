package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridsTest {
    private static final String HEAD = """
            name: grids
            data: {faithful: {source: faithful}}
            cells:
              - name: cell
                data: faithful
                training: {algorithm: lbfgs}
            """;

    @TempDir
    Path folder;

    private SuiteResult load(String rest) throws IOException {
        Path file = folder.resolve("grids.yaml");
        Files.writeString(file, HEAD + rest.indent(4));
        return SuiteValidation.loader().load(file);
    }

    private String problems(String rest) throws IOException {
        load(rest);
        return SuiteValidation.problems(folder.resolve("grids.yaml"));
    }

    private SuiteResult.Loaded loaded(String rest) throws IOException {
        SuiteResult result = load(rest);
        assertThat(result).as(result.toString()).isInstanceOf(SuiteResult.Loaded.class);
        return (SuiteResult.Loaded) result;
    }

    @Test
    void everyCombinationIsACellTheLastSettingVaryingFastest() throws IOException {
        SuiteResult.Loaded loaded = loaded("""
                model: {id: gaussian-mixture}
                grid:
                  components: 1..2
                  training.steps: [10, 20]
                """);
        assertThat(loaded.suite().cells())
                .extracting(cell -> cell.name().toString())
                .containsExactly("cell-1-10", "cell-1-20", "cell-2-10", "cell-2-20");
        assertThat(loaded.suite().cells().get(3).training()).isEqualTo(new TrainingSpec.Lbfgs(20, 1));
        assertThat(loaded.suite().cells().get(3).model().spec()).hasToString("Spec[components=2, covariance=FULL]");
        assertThat(loaded.grids().get("cell-2-10"))
                .isEqualTo(new GridPoint(Name.of("cell"), Map.of("components", "2", "training.steps", "10")));
    }

    @Test
    void aCellWithoutAGridStaysAsItIs() throws IOException {
        SuiteResult.Loaded loaded = loaded("model: {id: gaussian-mixture, components: 2}");
        assertThat(loaded.suite().cells()).hasSize(1);
        assertThat(loaded.grids()).isEmpty();
    }

    @Test
    void aSettingThatIsUnknownIsToldWhereTheGridHasIt() throws IOException {
        assertThat(problems("""
                model: {id: gaussian-mixture}
                grid: {component: 1..2}
                """))
                .contains("unknown key \"component\"")
                .contains("did you mean \"components\"?");
    }

    @Test
    void aSettingThatIsGivenTwiceIsRefused() throws IOException {
        assertThat(problems("""
                model: {id: gaussian-mixture, components: 3}
                grid: {components: [1, 2]}
                """))
                .contains("grids.yaml:8:12: \"components\" of grid is given outside of it, too");
    }

    @Test
    void aGridOfAnotherFormIsRefused() throws IOException {
        assertThat(problems("""
                model: {id: gaussian-mixture, components: 3}
                grid: [1, 2]
                """))
                .contains("\"grid\" must be a mapping from settings to lists or ranges");
        assertThat(problems("""
                model: {id: gaussian-mixture}
                grid: {components: 5..1}
                """))
                .contains("the smallest first, not 5..1");
        assertThat(problems("""
                model: {id: gaussian-mixture}
                grid: {components: 1..200, training.steps: 1..200}
                """))
                .contains("\"grid\" makes 40000 cells");
    }
}
