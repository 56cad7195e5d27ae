package org.entropysum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entropysum.plugin.ModelPlugin;
import org.junit.jupiter.api.Test;

/** Whoever writes a plugin can rely on what is listed in {@code public-api.txt}; nothing of it changes unannounced. */
class PublicApiTest {
    private static final Path LISTING = Path.of("src/test/resources/public-api.txt");

    private static List<String> api() {
        return PublicApi.of(ModelPlugin.class, name -> true);
    }

    @Test
    void publicApiIsThatOfTheListing() {
        PublicApi.requireAnnounced(LISTING, api());
    }

    @Test
    void listingHoldsTypesMembersAndWhatSubclassesSee() {
        assertThat(api())
                .contains(
                        "org.entropysum.plugin.ModelId: public final record ModelId of Comparable<ModelId>",
                        "org.entropysum.plugin.ModelPlugin: public default List<String> equations()",
                        "org.entropysum.plugin.ModelModule: protected abstract void configurePlugins()")
                .noneMatch(line -> line.contains("lambda$"))
                .noneMatch(line -> line.startsWith("org.entropysum.family.SeparableChart"));
    }

    @Test
    void changeIsToldWithTheWayToAnnounceIt() throws IOException {
        List<String> changed = new ArrayList<>(Files.readAllLines(LISTING));
        String gone = changed.remove(0);
        changed.add("org.example.New: public class org.example.New");
        assertThatThrownBy(() -> PublicApi.requireSame(LISTING, changed))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("- " + gone)
                .hasMessageContaining("+ org.example.New")
                .hasMessageContaining("CHANGELOG.md")
                .hasMessageContaining("-Dentropysum.api=update");
    }

    /** A package tells since when it exists; a type that comes later tells it itself. */
    @Test
    void everyPackageTellsSinceWhenItExists() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> chapters =
                    files.filter(file -> file.endsWith("package-info.java")).toList();
            assertThat(chapters).isNotEmpty();
            for (Path chapter : chapters) {
                assertThat(Files.readString(chapter))
                        .as("%s", chapter)
                        .containsPattern("\\* @since \\d+\\.\\d+\\.\\d+");
            }
        }
    }
}
