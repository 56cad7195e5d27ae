package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entropysum.experiments.dataset.file.TemporaryHome;
import org.entropysum.experiments.dataset.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    final TemporaryHome home = new TemporaryHome(() -> folder);

    @Test
    void listTellsLicenceCitationAndWhereFilesAreKept() throws IOException {
        CommandLineRun run = CommandLineRun.of("data", "list");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "mnist",
                        "not here",
                        "licence: MIT",
                        "cite: Fisher",
                        folder.resolve("home").toString());
        JsonNode entries = new ObjectMapper()
                .readTree(CommandLineRun.of("data", "list", "--json").out());
        assertThat(entries).hasSize(Library.entries().size());
        assertThat(entries.findValuesAsText("sha256"))
                .contains("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
    }

    @Test
    void whatHasToBeBroughtIsSaidSo() {
        CommandLineRun run = CommandLineRun.of("data", "fetch", "susy");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.out()).contains("SUSY.csv.gz", "header: false");
        assertThat(CommandLineRun.of("data", "fetch", "iris").exitCode()).isZero();
    }

    @Test
    void aWrongFileInTheFolderOfTheUserIsRefused() throws IOException {
        Files.writeString(folder.resolve("train-images-idx3-ubyte"), "no images");
        CommandLineRun run = CommandLineRun.of("data", "fetch", "mnist", "--from", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("train-images-idx3-ubyte has 9 bytes; expected 47040016");
        assertThat(folder.resolve("home/mnist")).doesNotExist();
    }

    @Test
    void verifyTellsWhatIsAbsent() {
        CommandLineRun run = CommandLineRun.of("data", "verify", "mnist");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED.number());
        assertThat(run.err().lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("is not there; run: entropysum data fetch mnist"));
    }

    @Test
    void unknownNamesAndCommandsAreSuggested() {
        CommandLineRun run = CommandLineRun.of("data", "fetch", "minst");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("did you mean \"mnist\"?");
        assertThat(CommandLineRun.of("data").exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(CommandLineRun.of("data", "fetch", "mnist", "--from", "/nowhere")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.number());
    }
}
