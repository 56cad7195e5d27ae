package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.entropysum.experiments.bench.BenchCase;
import org.entropysum.experiments.bench.BenchCases;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.verification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md shows is run, and what it lists is compared with what there is. */
class ReadmeTest {
    private static final Path ROOT = root();
    private static final String TEXT = read(ROOT.resolve("README.md"));
    private static final Path EXAMPLE = ROOT.resolve("experiments/docs/example");
    private static final String LAUNCHER = "experiments/bin/entropysum";
    private static final String FIRST_LIGHT = LAUNCHER + " run first-light";

    /** Run by those who build, not by a test of that build. */
    private static final Set<String> MAVEN = Set.of("mvn -B verify");

    private static final Offset<Double> SIX_DECIMALS = within(1.5e-6);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("framework/pom.xml"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "no folder above holds README.md");
        }
        return folder;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> find(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> blocks(String language) {
        List<String> blocks = find("^```" + language + "\\n((?s:.*?))^```$", TEXT);
        assertThat(blocks).as("%s blocks", language).isNotEmpty();
        return blocks;
    }

    private static String block(String language, String holding) {
        return blocks(language).stream()
                .filter(block -> block.contains(holding))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + language + " block holds " + holding));
    }

    private static Stream<String> shellLines() {
        return blocks("sh").stream().flatMap(String::lines).filter(line -> !line.isBlank());
    }

    private static String withoutComment(String line) {
        return line.replaceFirst("\\s+#.*", "");
    }

    static Stream<String> commands() {
        return shellLines().map(ReadmeTest::withoutComment).filter(command -> !command.equals(FIRST_LIGHT));
    }

    /** The first words of the rows of the table under the given heading. */
    private static List<String> rows(String heading) {
        int start = TEXT.indexOf("\n| " + heading + " |");
        assertThat(start).as("the table of %s", heading).isNotNegative();
        int end = TEXT.indexOf("\n\n", start);
        return TEXT.substring(start, end).lines().skip(3).toList();
    }

    private static List<String> firstColumn(String heading) {
        return rows(heading).stream().map(row -> row.split("\\|", 3)[1].strip()).toList();
    }

    private static List<String> quoted(String text) {
        return find("`([^`\n]+)`", text.replaceAll("(?ms)^```.*?^```$", ""));
    }

    private CommandLineRun entropysum(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        assertThat(words.remove(0)).isEqualTo(LAUNCHER);
        assertThat(Files.isExecutable(ROOT.resolve(LAUNCHER))).isTrue();
        words.replaceAll(word -> word.contains("/") ? ROOT.resolve(word).toString() : word);
        if (List.of("run", "select").contains(words.get(0))) {
            words.addAll(List.of("--out", folder.resolve("results").toString()));
        }
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandWorks(String command) throws IOException, InterruptedException {
        if (command.startsWith("mvn ")) {
            assertThat(command).isIn(MAVEN);
        } else if (command.startsWith("java ")) {
            assertThat(command).isEqualTo("java -cp 'experiments/target/lib/*' Example.java");
            theJavaProgramPrintsWhatIsShown();
        } else {
            CommandLineRun run = entropysum(command.replaceFirst("^(\\w+=\\S+ )+", ""));
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    private void theJavaProgramPrintsWhatIsShown() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Example.java"), block("java", "class Example"));
        Path out = folder.resolve("out.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(java.waitFor(2, TimeUnit.MINUTES)).as("the program ends").isTrue();
        assertThat(java.exitValue()).as(() -> read(out)).isZero();
        String shown = shellLines()
                .filter(line -> line.contains("Example.java"))
                .findFirst()
                .orElseThrow();
        assertThat(read(out).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(shown).contains(line));
    }

    @Test
    void everyJavaBlockIsRun() {
        assertThat(blocks("java")).singleElement().asString().contains("class Example");
        assertThat(commands()).anyMatch(command -> command.endsWith("Example.java"));
    }

    @Test
    void firstLightPrintsTheTableThatIsShown() {
        assertThat(shellLines().map(ReadmeTest::withoutComment)).contains(FIRST_LIGHT);
        CommandLineRun run = entropysum(FIRST_LIGHT);
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> shown = block("text", "ppca-iris-1").lines().toList();
        List<String> printed = run.out().lines().toList();
        assertThat(printed).hasSameSizeAs(shown);
        for (int line = 0; line < shown.size() - 1; line++) {
            assertSameRow(printed.get(line).split("\\s+"), shown.get(line).split("\\s+"));
        }
        assertThat(shown.get(shown.size() - 1)).isEqualTo("report: results/first-light/report.html");
    }

    /** The gap, in the fifth column of rows with a verdict, is rounding and differs from machine to machine. */
    private static void assertSameRow(String[] printed, String[] shown) {
        assertThat(printed).hasSameSizeAs(shown);
        for (int column = 0; column < shown.length; column++) {
            boolean number = shown[column].matches("-?\\d+\\.\\d+");
            if (number) {
                assertThat(Double.parseDouble(printed[column]))
                        .isCloseTo(Double.parseDouble(shown[column]), SIX_DECIMALS);
            } else if (!shown[column].matches("-?\\d\\.\\de-\\d\\d")) {
                assertThat(printed[column]).isEqualTo(shown[column]);
            }
        }
    }

    @Test
    void everySuiteRuns() throws IOException {
        for (String yaml : blocks("yaml")) {
            Path suite = folder.resolve("suite.yaml");
            Files.writeString(suite, yaml);
            Files.copy(EXAMPLE.resolve("trees.csv"), folder.resolve("trees.csv"));
            LoadResult result = new SuiteLoader(ModelCatalog.discover(), DataSourceCatalog.standard()).load(suite);
            assertThat(result).isInstanceOf(LoadResult.Loaded.class);
            CommandLineRun run = CommandLineRun.of("run", suite.toString(), "--out", folder.toString());
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(folder.resolve("report.html")).exists();
        }
    }

    @Test
    void theSuiteThatIsShownIsTheFileThatIsNamed() {
        assertThat(blocks("yaml")).containsExactly(read(EXAMPLE.resolve("trees.yaml")));
    }

    @Test
    void badInputIsToldAsShown() throws IOException {
        Path suite = folder.resolve("trees.yaml");
        Files.writeString(suite, read(EXAMPLE.resolve("trees.yaml")).replaceFirst("latents", "latnets"));
        Files.copy(EXAMPLE.resolve("trees.csv"), folder.resolve("trees.csv"));
        CommandLineRun run = CommandLineRun.of("validate", suite.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err().replace("\r\n", "\n").replace(suite.toString(), "experiments/docs/example/trees.yaml"))
                .isEqualTo(block("text", "latnets"));
    }

    @Test
    void everyFileThatIsNamedExists() {
        List<String> links = find("\\]\\((?!https?:)([^)#]+)\\)", TEXT);
        List<String> paths = quoted(TEXT).stream()
                .filter(word -> word.matches("(framework|models-\\w+|experiments)/\\S+"))
                .filter(word -> !word.startsWith("experiments/target/"))
                .toList();
        assertThat(links).hasSizeGreaterThan(5);
        assertThat(Stream.concat(links.stream(), paths.stream()).map(ROOT::resolve))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void exitCodesAreThoseOfTheProgram() {
        assertThat(firstColumn("exit code"))
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(code -> Integer.toString(code.number()))
                        .toList());
    }

    @Test
    void verdictsAreThoseOfTheFramework() {
        assertThat(firstColumn("verdict"))
                .containsExactlyElementsOf(Arrays.stream(Verdict.values())
                        .map(verdict -> "`" + verdict + "`")
                        .toList());
    }

    @Test
    void optionsAreThoseOfTheCommands() {
        List<String> named = find("(?<![\\w-])(--[a-z][a-z-]+)", TEXT);
        assertThat(named).containsAll(options("run", "select", "validate", "catalog", "describe", ""));
        assertThat(options("run", "select", "validate", "catalog", "describe", "evaluate", "schema", "bench", ""))
                .containsAll(named);
        assertThat(quoted(String.join("\n", firstColumn("option of `run`"))))
                .containsAll(List.of("--out DIR", "--budget TIME", "--plain"));
        assertThat(find("`(--[a-z-]+)", String.join("\n", firstColumn("option of `run`"))))
                .containsExactlyElementsOf(
                        find(
                                        "(?m)^ +(?:-\\w, )?(--[a-z-]+)",
                                        CommandLineRun.of("run", "--help").out())
                                .stream()
                                .filter(option ->
                                        !List.of("--help", "--version").contains(option))
                                .toList());
    }

    private static List<String> options(String... commands) {
        return Stream.of(commands)
                .map(command -> command.isEmpty() ? CommandLineRun.of("--help") : CommandLineRun.of(command, "--help"))
                .flatMap(help -> find("(--[a-z-]+)", help.out()).stream())
                .toList();
    }

    @Test
    void fieldsAreThoseOfTheResults() {
        assertThat(quoted(String.join("\n", firstColumn("field"))))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CellResult.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void environmentVariablesAreThoseOfTheLauncher() {
        String reads = TEXT.substring(TEXT.indexOf("The launcher reads"));
        List<String> told = find("^#   ([A-Z_]+) ", read(ROOT.resolve(LAUNCHER)));
        assertThat(told).isNotEmpty();
        assertThat(quoted(reads.substring(0, reads.indexOf("\nWith "))).stream()
                        .filter(word -> word.matches("[A-Z_]+")))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void modelsAreThoseOfTheCatalog() {
        List<String> rows = rows("model");
        List<ModelCatalog.Entry> entries = ModelCatalog.discover().entries();
        assertThat(rows).hasSameSizeAs(entries);
        for (ModelCatalog.Entry entry : entries) {
            List<String> named = rows.stream()
                    .filter(row -> row.startsWith("| `" + entry.plugin().id() + "` |"))
                    .flatMap(row -> quoted(row).stream())
                    .toList();
            assertThat(named).containsAll(entry.plugin().posteriors());
            assertThat(named)
                    .containsAll(Arrays.stream(entry.plugin().specType().getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList());
        }
    }

    @Test
    void casesOfTheBenchAreThoseOfTheProgram() {
        assertThat(rows("case").stream().map(row -> quoted(row).get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        BenchCases.all().stream().map(BenchCase::name).toList());
    }

    @Test
    void dataSourcesAreNamed() {
        assertThat(quoted(TEXT))
                .containsAll(DataSourceCatalog.standard().settings().keySet());
    }
}
