package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.entropysum.experiments.store.Plan;
import org.entropysum.experiments.store.Plan.State;
import org.entropysum.experiments.suite.Suite;

/** A plan in words. */
record PlanText(PrintWriter out) {
    private static final int MOST_CHANGES = 5;

    /** One line for each cell, and how many there are of each kind. */
    void print(Suite suite, Plan plan, int workers) {
        int width = plan.entries().stream()
                .mapToInt(entry -> entry.run().label().length())
                .max()
                .orElse(0);
        for (Plan.Entry entry : plan.entries()) {
            String seconds = entry.secondsBefore().isPresent()
                    ? Words.format("%8.1f s", entry.secondsBefore().getAsDouble())
                    : "         -";
            out.println(Words.format(
                            "%-6s  %-" + Math.max(1, width) + "s  %s  %s",
                            entry.state().name().toLowerCase(Locale.ROOT),
                            entry.run().label(),
                            seconds,
                            String.join(", ", entry.changes()))
                    .stripTrailing());
        }
        int stored = plan.count(State.STORED);
        int toRun = plan.entries().size() - stored;
        out.println(suite.name() + ": " + Words.count(plan.entries().size(), "cell") + ", " + stored + " stored, "
                + toRun + " to run" + estimate(plan.seconds(workers), toRun));
    }

    private static String estimate(OptionalDouble seconds, int toRun) {
        return seconds.isEmpty() || toRun == 0 ? "" : Words.format(", about %.0f s", Math.ceil(seconds.getAsDouble()));
    }

    /** What a user should know before the plan is carried out. */
    void warn(Plan plan, List<String> unreadable) {
        unreadable.forEach(file -> out.println("entropysum: warning: not a result, so the cell runs again: " + file));
        plan.changes().entrySet().stream()
                .limit(MOST_CHANGES)
                .forEach(change -> out.println(
                        Words.count(change.getValue(), "stale result") + ", to be found again: " + change.getKey()));
        int more = plan.changes().size() - MOST_CHANGES;
        if (more > 0) {
            out.println("and stale results for " + more + " more reasons (--dry-run tells all)");
        }
    }
}
