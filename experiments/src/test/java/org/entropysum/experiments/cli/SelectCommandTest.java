package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectCommandTest {
    /** The published value is printed with three decimals, and its fit was stopped early by a hundredth. */
    private static final double PRINTED = 0.021;

    @TempDir
    Path folder;

    /** Fraley and Raftery's table of Old Faithful: 3 tied components of all, 2 of the full ones. */
    @Test
    void oldFaithfulHasThreeTiedComponentsOrTwoFullOnes() throws IOException {
        CommandLineRun run = CommandLineRun.of("select", "faithful-select", "--json", "--out", folder.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode selections = new ObjectMapper().readTree(run.out());
        assertThat(selections.get(0).get("chosen").textValue()).isEqualTo("all-forms-components=3-covariance=tied");
        assertThat(selections.get(0).get("candidates")).hasSize(20);
        assertThat(selections.get(1).get("chosen").textValue()).isEqualTo("full-only-components=2");
        for (JsonNode candidate : selections.get(0).get("candidates")) {
            if (candidate.get("chosen").booleanValue()) {
                assertThat(candidate.get("bic").doubleValue()).isCloseTo(2314.296, within(1e-3));
                assertThat(candidate.get("bic").doubleValue()).isCloseTo(2314.316, within(PRINTED));
                assertThat(candidate.get("degreesOfFreedom").intValue()).isEqualTo(11);
            }
            assertThat(candidate.get("excluded").isNull())
                    .as("%s", candidate)
                    .isEqualTo(candidate.get("verdict").textValue().equals("CONFIRMED"));
        }
        assertThat(Files.readString(folder.resolve("selection.csv")))
                .startsWith("grid,cell,seed,components,covariance,logLikelihood,")
                .contains("all-forms,all-forms-components=3-covariance=tied,1,3,tied,-1126.31592");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Chosen: all-forms-components=3-covariance=tied");
        assertThat(folder.resolve("selection.json")).exists();
    }

    private Path suite(String model, String grid) throws IOException {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, """
            name: small
            data: {faithful: {source: faithful}}
            cells:
              - name: few
                data: faithful
                model: %s
                training: {algorithm: em, steps: 500}
                tolerance: 1e-6
                %s
            """.formatted(model, grid));
        return file;
    }

    @Test
    void theTableMarksTheSmallestByTheCriterionThatIsAskedFor() throws IOException {
        Path file = suite("{id: gaussian-mixture, covariance: tied}", "grid: {model.components: [1, 2]}");
        CommandLineRun run =
                CommandLineRun.of("select", file.toString(), "--criterion", "aic", "--out", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("few, by AIC: 2 degrees of freedom − 2 log likelihood; the smallest is chosen")
                .contains("components  log likelihood  df          AIC  verdict")
                .containsPattern("\\* +2 +-1140\\.186759 +8 +2296\\.373519 +CONFIRMED")
                .contains("chosen: few-components=2 (components 2)");
    }

    @Test
    void whatIsFinishedDoesNotRunAgainUnlessAskedFor() throws IOException {
        Path file = suite("{id: gaussian-mixture, covariance: tied}", "grid: {model.components: [1, 2]}");
        String[] command = {"select", file.toString(), "--out", folder.toString()};
        CommandLineRun first = CommandLineRun.of(command);
        CommandLineRun dry = CommandLineRun.of("run", file.toString(), "--out", folder.toString(), "--dry-run");
        assertThat(dry.out()).contains("2 cells, 2 stored, 0 to run");
        Path cell = cellFile();
        FileTime before = Files.getLastModifiedTime(cell);
        CommandLineRun again = CommandLineRun.of(command);
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(Files.getLastModifiedTime(cell)).isEqualTo(before);
        CommandLineRun anew =
                CommandLineRun.of("select", file.toString(), "--out", folder.toString(), "--rerun", "all");
        assertThat(anew.out()).isEqualTo(first.out());
        assertThat(Files.getLastModifiedTime(cell)).isGreaterThan(before);
    }

    private Path cellFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cells"))) {
            return files.filter(each -> each.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void fitsThatAreNotAsExpectedAreLeftOut() throws IOException {
        Path file = suite(
                "{id: gaussian-mixture, covariance: tied}", "grid: {model.components: [1, 2]}\n    expect: FAILED");
        CommandLineRun run = CommandLineRun.of("select", file.toString(), "--out", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED.number());
        assertThat(run.out()).contains("left out: few-components=1: ").contains("chosen: none");
    }

    @Test
    void aSuiteWithoutAGridHasNothingToSelectFrom() {
        CommandLineRun run = CommandLineRun.of("select", "first-light", "--out", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("no cell stands for several").contains("grid: {model.components: 1..5}");
    }
}
