package org.entropysum.experiments.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.testkit.PublicApi;
import org.junit.jupiter.api.Test;

/** What jars of others implement and call here: data sources, analyses, and suites in tests. */
class PublicApiTest {
    private static final Path LISTING = Path.of("src/test/resources/public-api.txt");
    private static final Set<String> IMPLEMENTED = Stream.of("dataset", "analysis", "offer")
            .map("org.entropysum.experiments."::concat)
            .collect(Collectors.toSet());

    @Test
    void publicApiIsThatOfTheListing() {
        List<String> all = Stream.concat(
                        PublicApi.of(DataSource.class, IMPLEMENTED::contains).stream(),
                        PublicApi.of(SuiteTests.class, "org.entropysum.experiments.testkit"::equals).stream())
                .sorted()
                .toList();
        assertThat(all).anyMatch(line -> line.contains("SuiteAssert"));
        PublicApi.requireAnnounced(LISTING, all);
    }

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
