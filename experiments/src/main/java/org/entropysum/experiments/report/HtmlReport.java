package org.entropysum.experiments.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.Selection;
import org.entropysum.experiments.run.SuiteResult;

/**
 * {@code report.html}: one file that shows a suite's results without a network, in light and dark, on a phone, on paper
 * and to a screen reader. It is HTML that an XML parser reads as well. Its policy lets nothing be loaded and no script
 * run but its own, which sorts and filters the table of cells.
 */
public final class HtmlReport {
    private static final String BEFORE = "/*<![CDATA[*/\n";
    private static final String AFTER = "/*]]>*/";

    private HtmlReport() {}

    /**
     * Writes the file as a whole.
     *
     * @param file the file
     * @param suite the results
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, SuiteResult suite) throws IOException {
        write(file, suite, List.of());
    }

    /**
     * Writes the file as a whole, with the models that were selected.
     *
     * @param file the file
     * @param suite the results
     * @param selections the selections among them
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, SuiteResult suite, List<Selection> selections) throws IOException {
        AtomicFile.at(file).write(text(suite, selections));
    }

    /** The content of the file. */
    static String text(SuiteResult suite) {
        return text(suite, List.of());
    }

    private static String text(SuiteResult suite, List<Selection> selections) {
        Markup markup = new Markup();
        markup.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en")
                .line();
        String script = BEFORE + resource("report.js") + AFTER;
        head(markup, suite, script);
        body(markup, suite, selections);
        markup.verbatim("script", script).close("body").close("html").line();
        return "<!DOCTYPE html>\n" + markup;
    }

    private static void head(Markup markup, SuiteResult suite, String script) {
        String policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
                + sha256(script) + "'";
        markup.open("head").line();
        markup.empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "color-scheme", "content", "light dark");
        markup.element("title", suite.suite() + " · entropysum").line();
        markup.verbatim("style", BEFORE + resource("figure.css") + resource("report.css") + AFTER)
                .close("head")
                .line();
    }

    private static void body(Markup markup, SuiteResult suite, List<Selection> selections) {
        markup.open("body").element("a", "Skip to the table of cells", "class", "skip", "href", "#cells");
        markup.open("header").element("p", "entropysum", "class", "kicker");
        markup.element("h1", suite.suite()).element("p", suite.description(), "class", "description");
        markup.close("header").open("main").line();
        Introduction.write(markup);
        List<CellResult> cells = suite.cells();
        Overview.write(markup, cells);
        for (int index = 0; index < selections.size(); index++) {
            new SelectionSection(markup, index, selections.get(index)).write();
        }
        new CellTable(markup, cells).write();
        SeedTable.write(markup, suite.aggregates());
        acrossCells(markup, cells);
        overSeeds(markup, cells);
        for (int index = 0; index < cells.size(); index++) {
            new CellSection(markup, index, cells.get(index)).write();
        }
        provenance(markup, suite.provenance());
        markup.close("main").line();
    }

    private static void acrossCells(Markup markup, List<CellResult> cells) {
        List<Figure> figures = AcrossCells.of(cells);
        if (figures.isEmpty()) {
            return;
        }
        markup.open("section", "id", "across-cells", "aria-labelledby", "across-cells-title");
        markup.element("h2", "Across cells", "id", "across-cells-title");
        new FigureSection(markup).write("across-cells", figures, List.of());
        markup.close("section").line();
    }

    private static void overSeeds(Markup markup, List<CellResult> cells) {
        List<OverSeeds> overSeeds = OverSeeds.of(cells);
        for (int index = 0; index < overSeeds.size(); index++) {
            String id = "over-seeds-" + (index + 1);
            OverSeeds over = overSeeds.get(index);
            markup.open("section", "class", "over-seeds", "id", id, "aria-labelledby", id + "-title");
            markup.element("h2", over.cell() + " over seeds", "id", id + "-title");
            new FigureSection(markup).write(id, over.figures(), List.of());
            markup.close("section").line();
        }
    }

    private static void provenance(Markup markup, Map<String, String> provenance) {
        if (provenance.isEmpty()) {
            return;
        }
        markup.open("section", "id", "provenance", "aria-labelledby", "provenance-title");
        markup.element("h2", "Provenance", "id", "provenance-title").open("dl", "class", "provenance");
        provenance.forEach((name, value) ->
                markup.open("div").element("dt", name).element("dd", value).close("div"));
        markup.close("dl").close("section").line();
    }

    /** A resource of this package with the line ends that a browser makes of any. */
    static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
