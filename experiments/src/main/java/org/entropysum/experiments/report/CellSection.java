package org.entropysum.experiments.report;

import static org.entropysum.experiments.report.NumberText.nats;
import static org.entropysum.experiments.report.NumberText.size;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.run.HeldOut;
import org.entropysum.experiments.run.TermResult;
import org.jspecify.annotations.Nullable;

/** All about one cell: verdict and reason, numbers, pictures, terms, checks, parameters. */
final class CellSection {
    private static final int MOST_PARTS = 12;

    private final Markup markup;
    private final String id;
    private final CellResult cell;

    CellSection(Markup markup, int index, CellResult cell) {
        this.markup = markup;
        this.id = id(index);
        this.cell = cell;
    }

    /** The identifier of a cell's section, by its place in the suite. */
    static String id(int index) {
        return "cell-" + (index + 1);
    }

    /** Writes the section. */
    void write() {
        markup.open("section", "class", "cell", "id", id, "aria-labelledby", id + "-title");
        heading();
        numbers();
        if (cell.trace().isEmpty()) {
            markup.element("p", "There is no training trace, so nothing is drawn over steps.", "class", "note");
        }
        new CellPictures(id, cell, markup).draw();
        new FigureSection(markup).write(id, cell.findings().figures(), cell.checks());
        markup.open("div", "class", "tables");
        table("Gap of each term", cell.terms(), List.of("term", "gap", "by the gradient"), this::term);
        parts();
        table("Checks", cell.checks(), List.of("quantity", "demanded", "actual", "met", "published"), this::check);
        table("Findings", List.copyOf(cell.findings().numbers().entrySet()), List.of("number", "value"), this::finding);
        markup.close("div");
        new ParameterTable(markup).write(cell.parameters());
        markup.close("section").line();
    }

    private void heading() {
        markup.element("h3", cell.cell(), "id", id + "-title");
        markup.open("p", "class", "verdict-line");
        VerdictStyle.write(markup, cell.verdict());
        String expected = VerdictStyle.words(cell.expect());
        if (cell.passed()) {
            markup.element("span", "✓ as expected", "class", "met");
        } else {
            markup.element("span", "✗ expected: " + expected + missed(), "class", "unmet");
        }
        markup.close("p").element("p", cell.reason(), "class", "reason");
        if (cell.failure() != null) {
            markup.element("p", cell.failure(), "class", "failure");
        }
    }

    private String missed() {
        long missed = cell.checks().stream().filter(check -> !check.passed()).count();
        return missed == 0 ? "" : missed == 1 ? "; one check is not met" : "; " + missed + " checks are not met";
    }

    private void numbers() {
        markup.open("dl", "class", "numbers");
        number("model", cell.model());
        number("data set", cell.dataset());
        number("seed", String.valueOf(cell.seed()));
        number("ELBO", nats(cell.elbo()));
        number("entropy sum", nats(cell.entropySum()));
        number("gap", size(cell.gap()));
        heldOut();
        number("gap by the gradient", size(cell.directional()));
        number("bound", size(cell.bound()));
        number("gradient norm", size(cell.gradientNorm()));
        number("steps", String.valueOf(cell.steps()));
        if (cell.stationaryPoint() != null) {
            number("stationary point", cell.stationaryPoint());
        }
        markup.close("dl").line();
    }

    private void heldOut() {
        HeldOut heldOut = cell.heldOut();
        if (heldOut != null) {
            number("held-out ELBO (" + heldOut.rows() + " rows)", nats(heldOut.elbo()));
            number("held-out rows", heldOut.note());
        }
    }

    private void number(String name, String value) {
        markup.open("div").element("dt", name).element("dd", value).close("div");
    }

    // The largest gaps show which latent, dimension or component has not converged
    private void parts() {
        List<TermResult> largest = cell.parts().stream()
                .sorted(Comparator.comparingDouble(CellSection::absoluteGap).reversed())
                .limit(MOST_PARTS)
                .toList();
        String rest = cell.parts().size() > MOST_PARTS
                ? ", the " + MOST_PARTS + " largest of " + cell.parts().size()
                : "";
        table("Gap of each part, largest first" + rest, largest, List.of("part", "gap", "by the gradient"), this::term);
    }

    private static double absoluteGap(TermResult part) {
        Double gap = part.gap();
        return gap == null ? Double.POSITIVE_INFINITY : Math.abs(gap);
    }

    private <T> void table(String caption, List<T> rows, List<String> headings, Consumer<T> row) {
        if (rows.isEmpty()) {
            return;
        }
        markup.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
        markup.open("table").element("caption", caption).open("thead").open("tr");
        headings.forEach(heading -> markup.element("th", heading, "scope", "col"));
        markup.close("tr").close("thead").open("tbody");
        rows.forEach(row);
        markup.close("tbody").close("table").close("div").line();
    }

    private void term(TermResult term) {
        markup.open("tr").element("th", term.name(), "scope", "row");
        markup.element("td", size(term.gap()), "class", "number");
        markup.element("td", size(term.directional()), "class", "number").close("tr");
    }

    private void check(CheckResult check) {
        markup.open("tr").element("th", check.quantity(), "scope", "row");
        markup.element("td", demanded(check), "class", "number");
        markup.element("td", nats(check.actual()), "class", "number");
        markup.element("td", check.passed() ? "✓ yes" : "✗ no", "class", check.passed() ? "met" : "unmet");
        markup.element("td", check.source()).close("tr");
    }

    private static String demanded(CheckResult check) {
        String limits = Stream.of(limit("at least ", check.atLeast()), limit("at most ", check.atMost()))
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(", "));
        return limits.isEmpty() ? nats(check.value()) + " ± " + size(check.within()) : limits;
    }

    private static String limit(String words, @Nullable Double limit) {
        return limit == null ? "" : words + NumberText.parameter(limit);
    }

    private void finding(Map.Entry<String, @Nullable Double> finding) {
        markup.open("tr").element("th", finding.getKey(), "scope", "row");
        markup.element("td", NumberText.parameter(finding.getValue()), "class", "number")
                .close("tr");
    }
}
