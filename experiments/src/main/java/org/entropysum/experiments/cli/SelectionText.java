package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entropysum.experiments.run.Candidate;
import org.entropysum.experiments.run.Selection;
import org.jspecify.annotations.Nullable;

/** A selection as a table; the chosen fit has a star. */
record SelectionText(PrintWriter out, Selection selection) {
    void print() {
        if (selection.candidates().isEmpty()) {
            out.println(selection.grid() + ": no fit has finished");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings());
        selection.candidates().forEach(candidate -> rows.add(row(candidate)));
        int settings = rows.get(0).size() - 5;
        out.println(selection.grid() + ", by " + selection.criterion() + ": "
                + selection.criterion().formula() + "; the smallest is chosen");
        rows.forEach(row -> out.println(line(row, rows, settings)));
        selection.candidates().stream()
                .filter(candidate -> candidate.excluded() != null)
                .forEach(candidate -> out.println("left out: " + candidate.cell() + ": " + candidate.excluded()));
        out.println(selection
                .chosen()
                .map(chosen -> "chosen: " + chosen.cell() + words(chosen))
                .orElse("chosen: none, as no fit may be"));
        out.println();
    }

    private String words(Candidate chosen) {
        List<String> words = new ArrayList<>();
        chosen.settings().forEach((setting, value) -> words.add(setting + " " + value));
        return " (" + String.join(", ", words) + ")";
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>();
        headings.add("");
        headings.addAll(selection.candidates().get(0).settings().keySet());
        headings.addAll(List.of("log likelihood", "df", selection.criterion().name(), "verdict"));
        return headings;
    }

    private List<String> row(Candidate candidate) {
        List<String> row = new ArrayList<>();
        row.add(candidate.chosen() ? "*" : candidate.excluded() == null ? "" : "-");
        row.addAll(candidate.settings().values());
        row.add(number(candidate.logLikelihood()));
        row.add(Integer.toString(candidate.degreesOfFreedom()));
        row.add(number(candidate.cost(selection.criterion())));
        row.add(candidate.verdict());
        return row;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.6f", value);
    }

    /** Words stand at the left of their column, numbers at the right. */
    private static String line(List<String> row, List<List<String>> rows, int settings) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width =
                    rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
            String gap = " ".repeat(width - row.get(column).length());
            boolean left = column <= settings || column == row.size() - 1;
            line.append(left ? row.get(column) + gap : gap + row.get(column)).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
