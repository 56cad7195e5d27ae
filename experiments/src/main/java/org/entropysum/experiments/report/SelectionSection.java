package org.entropysum.experiments.report;

import java.util.Locale;
import org.entropysum.experiments.run.Candidate;
import org.entropysum.experiments.run.Selection;
import org.jspecify.annotations.Nullable;

/** The table of one selection: each fit with its costs, the chosen one marked. */
record SelectionSection(Markup markup, int index, Selection selection) {
    void write() {
        if (selection.candidates().isEmpty()) {
            return;
        }
        String title = "selection-" + index;
        markup.open("section", "aria-labelledby", title);
        markup.element("h2", "Selection: " + selection.grid(), "id", title);
        markup.element("p", sentence());
        markup.open("div", "class", "scroll", "role", "region", "aria-labelledby", title, "tabindex", "0");
        markup.open("table").open("thead").open("tr");
        selection.candidates().get(0).settings().keySet().forEach(this::heading);
        for (String name : new String[] {"log likelihood", "degrees of freedom", "BIC", "AIC", "ICL", "verdict", ""}) {
            heading(name);
        }
        markup.close("tr").close("thead").open("tbody").line();
        selection.candidates().forEach(this::row);
        markup.close("tbody").close("table").close("div").close("section").line();
    }

    private String sentence() {
        String rule = "Smallest " + selection.criterion() + " ("
                + selection.criterion().formula() + "). Fits that are not converged or degenerate are left out.";
        return selection
                .chosen()
                .map(best -> "Chosen: " + best.cell() + ". " + rule)
                .orElse("No fit may be chosen. " + rule);
    }

    private void heading(String name) {
        markup.element("th", name, "scope", "col");
    }

    private void row(Candidate candidate) {
        markup.open("tr");
        candidate.settings().values().forEach(value -> markup.element("td", value));
        number(candidate.logLikelihood());
        markup.element("td", Integer.toString(candidate.degreesOfFreedom()));
        number(candidate.bic());
        number(candidate.aic());
        number(candidate.icl());
        markup.element("td", candidate.verdict());
        String excluded = candidate.excluded() == null ? "" : "left out: " + candidate.excluded();
        if (candidate.chosen()) {
            markup.open("td").element("strong", "chosen").close("td");
        } else {
            markup.element("td", excluded);
        }
        markup.close("tr").line();
    }

    private void number(@Nullable Double value) {
        markup.element("td", value == null ? "–" : String.format(Locale.ROOT, "%.6f", value));
    }
}
