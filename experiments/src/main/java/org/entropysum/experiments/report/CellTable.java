package org.entropysum.experiments.report;

import java.util.List;
import org.entropysum.experiments.run.CellResult;

/** The table of all cells. Without scripts it is a table; with the script of the page it sorts and filters. */
final class CellTable {
    private static final List<Column> COLUMNS = Column.all();

    private final Markup markup;
    private final List<CellResult> cells;

    CellTable(Markup markup, List<CellResult> cells) {
        this.markup = markup;
        this.cells = cells;
    }

    /** Writes the section. */
    void write() {
        markup.open("section", "id", "cells", "aria-labelledby", "cells-title");
        markup.element("h2", "All cells", "id", "cells-title");
        filters();
        markup.open("div", "class", "scroll", "role", "region", "aria-labelledby", "cells-title", "tabindex", "0");
        markup.open("table", "id", "results");
        markup.element(
                "caption",
                "Every cell of the suite: verdict, ELBO and entropies in nats per data point, log-likelihood in total"
                        + " nats. The headings sort.");
        head();
        markup.open("tbody").line();
        for (int index = 0; index < cells.size(); index++) {
            row(index, cells.get(index));
        }
        markup.close("tbody").close("table").close("div").close("section").line();
    }

    private void filters() {
        markup.open("form", "id", "filters", "role", "search", "hidden", "hidden");
        markup.open("label").element("span", "Find");
        markup.empty("input", "id", "find", "type", "search", "placeholder", "cell, model, data set")
                .close("label");
        markup.open("label").element("span", "Verdict").open("select", "id", "verdict");
        markup.element("option", "all", "value", "");
        cells.stream().map(CellResult::verdict).distinct().forEach(this::option);
        markup.close("select").close("label");
        markup.open("label", "class", "check").empty("input", "id", "unexpected", "type", "checkbox");
        markup.element("span", "only what is not as expected").close("label");
        markup.element("output", "", "id", "shown", "role", "status")
                .close("form")
                .line();
    }

    private void option(String verdict) {
        markup.element("option", VerdictStyle.words(verdict), "value", verdict);
    }

    private void head() {
        markup.open("thead").open("tr");
        heading("cell", "cell", "name of the cell");
        heading("verdict", "verdict", "what was found");
        heading("expect", "expected", "what the suite expects, and whether it came so");
        COLUMNS.forEach(column -> heading(column.key(), column.title(), column.about()));
        markup.close("tr").close("thead").line();
    }

    private void heading(String key, String title, String about) {
        markup.open("th", "scope", "col", "data-key", key);
        markup.open("button", "type", "button", "title", about)
                .text(title)
                .close("button")
                .close("th");
    }

    private void row(int index, CellResult cell) {
        String id = CellSection.id(index);
        String words = String.join(" ", cell.cell(), cell.model(), cell.dataset(), cell.verdict());
        markup.open(
                "tr",
                "data-cell",
                id,
                "data-words",
                words,
                "data-verdict",
                cell.verdict(),
                "data-passed",
                String.valueOf(cell.passed()));
        markup.open("th", "scope", "row", "data-value", cell.cell());
        markup.element("a", cell.cell(), "href", "#" + id).close("th");
        markup.open("td", "data-value", cell.verdict());
        VerdictStyle.write(markup, cell.verdict());
        markup.close("td").open("td", "data-value", (cell.passed() ? "1 " : "0 ") + cell.expect());
        expected(cell);
        markup.close("td");
        COLUMNS.forEach(column -> number(column, cell));
        markup.close("tr").line();
    }

    private void expected(CellResult cell) {
        markup.element("span", cell.passed() ? "✓" : "✗", "class", cell.passed() ? "met" : "unmet")
                .text("\u00a0");
        markup.element("span", VerdictStyle.words(cell.expect()), "class", cell.passed() ? "wanted" : "unmet");
        long missed = cell.checks().stream().filter(check -> !check.passed()).count();
        if (missed > 0) {
            markup.element(
                    "span", missed == 1 ? "a check is not met" : missed + " checks are not met", "class", "missed");
        }
    }

    private void number(Column column, CellResult cell) {
        Double number = column.number().apply(cell);
        String exact = number == null ? "" : number.toString();
        markup.element("td", column.text().apply(number), "class", "number", "data-value", exact, "title", exact);
    }
}
