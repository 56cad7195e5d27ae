package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.entropysum.experiments.suite.AnnealingSpec;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.ExpectationSpec;
import org.entropysum.experiments.suite.OverSeeds;
import org.entropysum.experiments.suite.ScheduleSpec;
import org.entropysum.experiments.suite.StopSpec;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.Target;
import org.entropysum.experiments.suite.TrainingSpec;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages under {@code experiments/docs} show is run, and the keys that they list are those that there are. */
class DocumentationTest {
    private static final Path DOCS = docs();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Path docs() {
        Path here = Path.of("docs");
        return (Files.exists(here.resolve("write-a-suite.md"))
                        ? here
                        : Path.of("experiments").resolve(here))
                .toAbsolutePath();
    }

    private static String page(String name) {
        try {
            return Files.readString(DOCS.resolve(name)).replace("\r\n", "\n");
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

    private static List<String> blocks(String language, String text) {
        List<String> blocks = find("^```" + language + "\\n((?s:.*?))^```$", text);
        assertThat(blocks).as("%s blocks", language).isNotEmpty();
        return blocks;
    }

    @Test
    void everySuiteRuns() throws IOException {
        for (String yaml : blocks("yaml", page("write-a-suite.md"))) {
            Path suite = Files.writeString(folder.resolve("suite.yaml"), yaml);
            CommandLineRun run = CommandLineRun.of(
                    "run", suite.toString(), "--out", folder.resolve("results").toString());
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void everyKeyOfASuiteIsNamed() {
        List<Class<?>> records = List.of(
                Suite.class, CellSpec.class, Target.class, OverSeeds.class, StopSpec.class, AnnealingSpec.class);
        Stream<Class<?>> chosen = Stream.of(TrainingSpec.ALGORITHMS, ExpectationSpec.RULES, ScheduleSpec.SCHEDULES)
                .flatMap(options -> options.values().stream());
        List<String> keys = Stream.concat(records.stream(), chosen)
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .distinct()
                .toList();
        List<String> names = Stream.of(TrainingSpec.ALGORITHMS, ExpectationSpec.RULES, ScheduleSpec.SCHEDULES)
                .flatMap(options -> options.keySet().stream())
                .toList();
        String page = page("write-a-suite.md");
        assertThat(keys)
                .hasSizeGreaterThan(30)
                .allSatisfy(key ->
                        assertThat(find("\\b(" + key + ")\\b", page)).as(key).isNotEmpty());
        assertThat(names).allSatisfy(name -> assertThat(page).contains(name));
    }

    @Test
    void testsThatAreShownPass() throws Exception {
        for (String source : blocks("java", page("use-it-in-your-tests.md"))) {
            String name = find("^class (\\w+)", source).get(0);
            String here = DOCS.resolve("example/trees.yaml").toString().replace("\\", "\\\\");
            Path file = Files.writeString(
                    folder.resolve(name + ".java"), source.replace("src/test/resources/trees.yaml", here));
            int compiled = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-d",
                            folder.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            file.toString());
            assertThat(compiled).isZero();
            try (URLClassLoader loader = new URLClassLoader(
                    new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
                assertThat(run(loader.loadClass(name))).isGreaterThan(3);
            }
        }
    }

    private static int run(Class<?> tests) throws Exception {
        Constructor<?> constructor = tests.getDeclaredConstructor();
        constructor.setAccessible(true);
        int run = 0;
        for (Method method : tests.getDeclaredMethods()) {
            method.setAccessible(true);
            if (method.isAnnotationPresent(TestFactory.class)) {
                run += run((Stream<?>) method.invoke(constructor.newInstance()));
            } else if (method.isAnnotationPresent(Test.class)) {
                method.invoke(constructor.newInstance());
                run++;
            }
        }
        return run;
    }

    private static int run(Stream<?> nodes) throws Exception {
        int run = 0;
        for (DynamicNode node : nodes.map(DynamicNode.class::cast).toList()) {
            if (node instanceof DynamicContainer container) {
                run += run(container.getChildren());
            } else {
                try {
                    ((DynamicTest) node).getExecutable().execute();
                } catch (Exception | Error failure) {
                    throw failure;
                } catch (Throwable other) {
                    throw new IllegalStateException(other);
                }
                run++;
            }
        }
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"add-a-model.md", "write-a-suite.md", "use-it-in-your-tests.md"})
    void everyFileThatIsLinkedExists(String page) {
        assertThat(find("\\]\\((?!https?:)([^)#]+)\\)", page(page)).stream().map(DOCS::resolve))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void architectureNamesEveryPackageOfTheFramework() throws IOException {
        Path framework = DOCS.resolve("../../framework").normalize();
        String text = Files.readString(framework.resolve("README.md"));
        String order = find("^ +(numeric +<.*)$", text).get(0);
        try (Stream<Path> packages = Files.list(framework.resolve("src/main/java/org/entropysum"))) {
            List<String> names =
                    packages.map(folder -> folder.getFileName().toString()).toList();
            assertThat(order.split("\\s+<\\s+")).containsExactlyInAnyOrderElementsOf(names);
            assertThat(names).allSatisfy(name -> assertThat(text).contains("\n**`" + name + "`** "));
        }
    }

    @Test
    void bomThatIsShownIsOfThisVersion() {
        assertThat(blocks("xml", page("use-it-in-your-tests.md")))
                .singleElement()
                .asString()
                .contains("<version>" + org.entropysum.experiments.run.Version.current() + "</version>");
    }
}
