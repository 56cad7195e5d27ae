package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code bad/*.yaml} is rejected with exactly the text of the {@code .txt} beside it. */
class BadSuitesTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LEAST_CASES = 60;

    @ParameterizedTest
    @MethodSource("org.entropysum.experiments.suite.BadSuites#all")
    void everyProblemIsToldInTheReviewedWords(Path suite) throws IOException {
        Path golden = suite.resolveSibling(suite.getFileName().toString().replace(".yaml", ".txt"));
        assertThat(SuiteValidation.problems(suite))
                .isEqualTo(Files.readString(golden))
                .isNotBlank();
    }

    @Test
    void thereAreManyBadSuites() throws IOException, URISyntaxException {
        assertThat(BadSuites.all()).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    }

    @Test
    void theWorstNeedLittleTimeAndMemoryAndNoNd4j(@TempDir Path folder) throws Exception {
        List<Path> worst = new ArrayList<>(BadSuites.all());
        worst.add(Files.writeString(folder.resolve("large.yaml"), "# ".repeat(5 << 20)));
        worst.add(Files.writeString(folder.resolve("many-values.yaml"), "a: [" + "1,".repeat(500_000) + "1]"));
        worst.add(Files.writeString(folder.resolve("many-keys.yaml"), "a: 1\n".repeat(45_000)));
        worst.add(Files.writeString(folder.resolve("many-anchors.yaml"), "- &a x\n".repeat(90_000)));
        worst.add(Files.writeString(
                folder.resolve("long-number.yaml"),
                "name: x\ncells: []\ndata: {x: {source: ppca, noise: " + "9".repeat(1_000_000) + "}}"));
        worst.add(Files.writeString(folder.resolve("block-depth.yaml"), blockOfDepth(1_000)));
        worst.add(Files.writeString(folder.resolve("many-names.yaml"), manyNames(8_000)));
        List<String> lines = validateInSmallHeap(worst);
        // processor time, which other work on the machine does not lengthen
        List<String> answers =
                lines.stream().filter(line -> line.contains(" ms, ")).toList();
        assertThat(answers).hasSameSizeAs(worst).allSatisfy(answer -> {
            assertThat(Long.parseLong(answer.substring(0, answer.indexOf(" ms"))))
                    .isLessThan(LIMIT.toMillis());
            assertThat(answer).doesNotContain(" 0 problems");
        });
        assertThat(lines).noneMatch(line -> line.contains("org.nd4j"));
    }

    private static String manyNames(int count) {
        StringBuilder text = new StringBuilder("name: many\ndata:\n");
        for (int i = 0; i < count; i++) {
            text.append("  some-data-set-").append(i).append(": iris\n");
        }
        text.append("cells:\n");
        for (int i = 0; i < count; i++) {
            text.append("- {name: c")
                    .append(i)
                    .append(", data: some-date-set-")
                    .append(i)
                    .append("}\n");
        }
        return text.toString();
    }

    private static String blockOfDepth(int depth) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < depth; level++) {
            text.append(" ".repeat(level)).append("a:\n");
        }
        return text.toString();
    }

    private static List<String> validateInSmallHeap(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                SuiteValidation.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        Path output = Files.createTempFile("validation", ".log");
        Process java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(java.exitValue()).as(() -> String.join("\n", lines)).isZero();
        return lines;
    }
}
