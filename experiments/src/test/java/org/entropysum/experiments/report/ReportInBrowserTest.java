package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.SuiteResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the report in Chromium; pictures of it are left in {@code target/report}. */
class ReportInBrowserTest {
    private static final SuiteResult SUITE = Examples.suite();
    private static final Path PICTURES = Path.of("target", "report");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory = Path.of("");

    private static Path report = Path.of("");

    @BeforeAll
    static void writeReport() throws IOException {
        report = directory.resolve("report.html");
        HtmlReport.write(report, SUITE);
    }

    @Test
    void pageIsReadyWithEveryPictureAndWithoutAWordOnTheConsole() throws Exception {
        Chromium.Visit visit = visit("");
        assertThat(visit.page()).contains("data-ready=\"true\"").contains(">13 of 13 cells<");
        assertThat(Pattern.compile("<svg ").matcher(visit.page()).results()).hasSize(54);
        assertThat(visit.console()).isEmpty();
    }

    @Test
    void aWordOnTheConsoleWouldBeNoticed() throws Exception {
        Path broken = directory.resolve("broken.html");
        Files.writeString(broken, "<!DOCTYPE html><script>console.error('a word')</script>");
        assertThat(Chromium.in(directory).visit(broken.toUri().toString()).console())
                .hasSize(1);
    }

    @Test
    void anAddressSortsTheTable() throws Exception {
        Chromium.Visit visit = visit("#sort=-elbo");
        assertThat(visit.page()).containsPattern("data-key=\"elbo\"[^>]* aria-sort=\"descending\"");
        assertThat(rows(visit)).containsExactlyElementsOf(byElbo(Comparator.reverseOrder()));
        assertThat(visit.console()).isEmpty();
    }

    @Test
    void anAddressFiltersCells() throws Exception {
        Chromium.Visit visit = visit("#find=faithful&unexpected=yes");
        assertThat(visit.page()).contains(">1 of 13 cells<");
        assertThat(Pattern.compile("<section class=\"cell\"[^>]* hidden=\"\"")
                        .matcher(visit.page())
                        .results())
                .hasSize(12);
    }

    @Test
    void clicksSortAndTypingFilters() throws Exception {
        Chromium.Visit visit = probe(1280, """
            const heading = page.querySelector('[data-key=elbo]');
            heading.querySelector('button').click();
            const order = Array.from(page.querySelectorAll('#results tbody tr'), row => row.dataset.cell).join(' ');
            const find = page.getElementById('find');
            find.value = 'IRIS ppca';
            find.dispatchEvent(new Event('input', { bubbles: true }));
            return [heading.getAttribute('aria-sort'), order, page.getElementById('shown').textContent].join('|');
            """);
        String order = String.join(" ", byElbo(Comparator.naturalOrder()));
        assertThat(visit.page()).contains("<pre>ascending|" + order + "|5 of 13 cells</pre>");
    }

    @Test
    void aLinkToACellThatIsFilteredAwayBringsItBack() throws Exception {
        Chromium.Visit visit = probe(800, """
            const find = page.getElementById('find');
            find.value = 'faithful';
            find.dispatchEvent(new Event('input', { bubbles: true }));
            const before = page.getElementById('cell-1').hidden;
            page.location.hash = '#cell-1';
            page.defaultView.dispatchEvent(new Event('hashchange'));
            return before + ' ' + page.getElementById('cell-1').hidden;
            """);
        assertThat(visit.page()).contains("<pre>true false</pre>");
    }

    @Test
    void nothingIsWiderThanThePage() throws Exception {
        for (int width : List.of(360, 400, 768, 1280)) {
            Chromium.Visit visit = probe(width, """
                const wide = Array.from(page.querySelectorAll('svg')).filter(svg => {
                  const box = svg.parentElement.getBoundingClientRect();
                  return Array.from(svg.querySelectorAll('text')).some(text => {
                    const at = text.getBoundingClientRect();
                    return at.left < box.left || at.right > box.right;
                  });
                });
                const root = page.documentElement;
                return root.scrollWidth - root.clientWidth + ' ' + wide.map(svg => svg.id).join(' ');
                """);
            assertThat(visit.page()).as("%d pixels", width).contains("<pre>0 </pre>");
        }
    }

    @Test
    void picturesOfThePageAreThereToBeLookedAt() throws Exception {
        Files.createDirectories(PICTURES);
        Chromium chromium = Chromium.in(directory);
        String address = report.toUri().toString();
        Path light = chromium.picture(address, PICTURES.resolve("light-1280.png"), 1280, 3400);
        Path dark = chromium.picture(address, PICTURES.resolve("dark-1280.png"), 1280, 3400, "--force-dark-mode");
        Path phone = chromium.picture(address, PICTURES.resolve("light-400.png"), 400, 6000);
        assertThat(List.of(light, dark, phone))
                .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(50_000));
        assertThat(Files.mismatch(light, dark)).isNotNegative();
    }

    private static Chromium.Visit visit(String hash) throws IOException, InterruptedException {
        return Chromium.in(directory).visit(report.toUri() + hash);
    }

    /** A page around the report that runs a script on it and shows what the script returns. */
    private static Chromium.Visit probe(int width, String script) throws IOException, InterruptedException {
        Path around = directory.resolve("probe-" + width + ".html");
        Files.writeString(around, """
            <!DOCTYPE html><iframe src="report.html" style="border: 0; width: %dpx; height: 900px"></iframe>
            <script>
            function act(page) { %s }
            document.querySelector('iframe').addEventListener('load', event => {
              const result = document.createElement('pre');
              result.textContent = act(event.target.contentDocument);
              document.body.append(result);
            });
            </script>
            """.formatted(width, script));
        return Chromium.in(directory).visit(around.toUri().toString());
    }

    private static List<String> rows(Chromium.Visit visit) {
        return Pattern.compile("<tr data-cell=\"(cell-\\d+)\"")
                .matcher(visit.page())
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** The cells in order of their ELBO, those without one last. */
    private static List<String> byElbo(Comparator<Double> order) {
        List<CellResult> cells = SUITE.cells();
        return cells.stream()
                .sorted(Comparator.comparing(CellResult::elbo, Comparator.nullsLast(order)))
                .map(cell -> CellSection.id(cells.indexOf(cell)))
                .toList();
    }
}
