package org.entropysum.experiments.report;

import java.util.List;
import java.util.Locale;
import org.entropysum.experiments.run.Aggregate;
import org.entropysum.experiments.run.CheckResult;

/** The section of the report on cells that ran with several seeds. */
final class SeedTable {
    private static final double PERCENT = 100;

    private SeedTable() {}

    /** Writes the section, if there is anything to say. */
    static void write(Markup markup, List<Aggregate> aggregates) {
        if (aggregates.isEmpty()) {
            return;
        }
        markup.open("section", "id", "seeds", "aria-labelledby", "seeds-title");
        markup.element("h2", "Over seeds", "id", "seeds-title");
        markup.element(
                "p",
                "Median, quartiles and worst value over the seeds of a cell, the worst by what is demanded of the"
                        + " quantity; the share that passed with its 95 % interval (Wilson). ELBO and gap in nats per"
                        + " data point, log-likelihood in nats.");
        markup.open("div", "class", "scroll", "role", "region", "aria-labelledby", "seeds-title", "tabindex", "0");
        markup.open("table").open("thead").open("tr");
        for (String head : List.of("Cell", "Quantity", "Median", "Lower quartile", "Upper quartile", "Worst")) {
            markup.element("th", head, "scope", "col");
        }
        markup.close("tr").close("thead").open("tbody");
        aggregates.forEach(aggregate -> rows(markup, aggregate));
        markup.close("tbody").close("table").close("div").close("section").line();
    }

    private static void rows(Markup markup, Aggregate aggregate) {
        String passed = String.format(
                Locale.ROOT,
                "%d of %d seeds passed (%.0f–%.0f %%)",
                aggregate.passed(),
                aggregate.seeds(),
                PERCENT * aggregate.atLeast(),
                PERCENT * aggregate.atMost());
        markup.open("tr").element("th", aggregate.cell(), "scope", "row");
        markup.element("td", passed, "colspan", "5").close("tr");
        aggregate.checks().forEach(check -> check(markup, check));
        aggregate.spreads().forEach((name, spread) -> {
            markup.open("tr").element("td", "").element("td", name);
            for (double value : new double[] {spread.median(), spread.lower(), spread.upper()}) {
                markup.element("td", String.format(Locale.ROOT, "%.6g", value));
            }
            markup.element("td", spread.worst() == null ? "–" : String.format(Locale.ROOT, "%.6g", spread.worst()));
            markup.close("tr");
        });
    }

    private static void check(Markup markup, CheckResult check) {
        String found = check.actual() == null ? "unknown" : String.format(Locale.ROOT, "%.6g", check.actual());
        markup.open("tr").element("td", "").element("td", check.quantity());
        markup.element("td", found).element("td", "expected " + check.demanded(), "colspan", "2");
        markup.element("td", check.passed() ? "✓ met" : "✗ not met", "class", check.passed() ? "met" : "unmet");
        markup.close("tr");
    }
}
