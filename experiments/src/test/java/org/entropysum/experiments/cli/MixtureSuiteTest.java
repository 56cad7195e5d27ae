package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixtureSuiteTest {
    @TempDir
    Path folder;

    private Path suite(String table, String model, String posterior) throws IOException {
        Files.writeString(folder.resolve("counts.csv"), table);
        Path file = folder.resolve("counts.yaml");
        Files.writeString(file, """
            name: counts
            data: {counts: {source: csv, path: counts.csv}}
            cells:
              - name: mixture
                data: counts
                model: %s
                posterior: %s
                theorem: pseudo-entropy
                training: {algorithm: em}
            """.formatted(model, posterior));
        return file;
    }

    private CommandLineRun run(Path file) {
        return CommandLineRun.of(
                "run", file.toString(), "--out", folder.resolve("out").toString());
    }

    @Test
    void mixturesOfProductsAreTrainedAndConfirmed() throws IOException {
        String table = "count,amount\n0,1.5\n1,2.5\n0,0.5\n7,9.5\n9,8.25\n8,10\n1,1\n6,11\n";
        String model = "{id: mixture, components: 2, family: {id: product,"
                + " parts: [{family: poisson}, {family: exponential}]}}";
        CommandLineRun run = run(suite(table, model, "exact"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("CONFIRMED");
    }

    @Test
    void hardAssignmentsAreTrainedByEm() throws IOException {
        String table = "count\n1\n2\n1\n9\n11\n10\n2\n";
        CommandLineRun run = run(suite(
                table, "{id: mixture, components: 2, family: poisson}", "{id: truncated-responsibilities, states: 1}"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Test
    void dataOutsideTheSupportAreToldBeforeTheRun() throws IOException {
        CommandLineRun run =
                run(suite("count,other\n0,1\n-1,2\n3,1.5\n", "{id: mixture, components: 2, family: poisson}", "exact"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err())
                .contains("counts.yaml:6:12: ")
                .contains("data set counts, row 2, column count: -1 cannot come from Poisson; expected 0, 1, 2, …")
                .contains("row 3, column other: 1.5 cannot come from Poisson");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
