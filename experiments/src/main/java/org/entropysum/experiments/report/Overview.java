package org.entropysum.experiments.report;

import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entropysum.experiments.run.CellResult;

/** How often each verdict was found: one square for each cell. */
final class Overview {
    private Overview() {}

    /** Writes the section. */
    static void write(Markup markup, List<CellResult> cells) {
        markup.open("section", "id", "overview", "aria-labelledby", "overview-title");
        markup.element("h2", "Overview", "id", "overview-title");
        score(markup, cells);
        markup.open("dl", "class", "verdicts");
        byVerdict(cells).forEach((verdict, indices) -> verdict(markup, cells, verdict, indices));
        markup.close("dl");
        markup.element(
                "p",
                "One square is one cell and leads to it; a crossed square is a cell that is not as expected.",
                "class",
                "note");
        markup.close("section").line();
    }

    private static void score(Markup markup, List<CellResult> cells) {
        long passed = cells.stream().filter(CellResult::passed).count();
        long other = cells.size() - passed;
        markup.open("p", "class", other == 0 && passed > 0 ? "score passed" : "score failed");
        markup.element("strong", passed + " of " + cells.size()).text(" cells as expected");
        markup.text(other == 0 ? "." : ", " + other + " not.").close("p");
    }

    private static Map<String, List<Integer>> byVerdict(List<CellResult> cells) {
        return IntStream.range(0, cells.size())
                .boxed()
                .collect(groupingBy(index -> cells.get(index).verdict(), LinkedHashMap::new, Collectors.toList()));
    }

    private static void verdict(Markup markup, List<CellResult> cells, String verdict, List<Integer> indices) {
        markup.open("div").open("dt");
        VerdictStyle.write(markup, verdict);
        markup.element("span", String.valueOf(indices.size()), "class", "count").close("dt");
        markup.open("dd").open("span", "class", "squares");
        indices.forEach(index -> square(markup, cells.get(index), index));
        markup.close("span").element("span", VerdictStyle.meaning(verdict), "class", "meaning");
        markup.close("dd").close("div").line();
    }

    private static void square(Markup markup, CellResult cell, int index) {
        String says = cell.cell() + (cell.passed() ? "" : " (not as expected)");
        String style = VerdictStyle.style(cell.verdict()) + (cell.passed() ? "" : " crossed");
        markup.element("a", "", "class", style, "href", "#" + CellSection.id(index), "title", says, "aria-label", says);
    }
}
