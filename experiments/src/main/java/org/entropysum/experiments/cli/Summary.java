package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.run.Aggregate;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.run.HeldOut;
import org.entropysum.experiments.run.SuiteRunner;
import org.jspecify.annotations.Nullable;

/** The table at the end of a run. */
record Summary(PrintWriter out) {
    private static final String COLUMNS = "  %-14s  %12s  %12s  %9s  %14s  %s";

    /** The seed of a cell that names none is not worth a word. */
    private static final long ONLY_SEED = 1;

    void print(SuiteRunner.Outcome outcome, Path directory, String incomplete) {
        List<CellResult> cells = outcome.result().cells();
        int width = cells.stream().mapToInt(cell -> label(cell).length()).max().orElse(0);
        out.println(row(width, "cell", "verdict", "ELBO", "entropy sum", "gap", "log likelihood", ""));
        cells.forEach(cell -> out.println(row(cell, width)));
        cells.stream().filter(cell -> !cell.passed()).forEach(this::explain);
        heldOut(cells);
        overSeeds(outcome.result().aggregates());
        long passed = cells.stream().filter(CellResult::passed).count();
        out.println();
        out.println("ELBO, entropy sum and gap in nats per data point; log likelihood in nats.");
        out.println(passed + " of " + Words.count(cells.size(), "cell") + " as expected"
                + missedOverSeeds(outcome.result().aggregates())
                + (outcome.complete() ? "" : "; " + incomplete + ", so some cells did not run"));
        out.println("report: " + directory.resolve("report.html"));
    }

    private static String missedOverSeeds(List<Aggregate> aggregates) {
        long missed = aggregates.stream()
                .flatMap(aggregate -> aggregate.checks().stream())
                .filter(check -> !check.passed())
                .count();
        return missed == 0 ? "" : ", but not " + Words.count((int) missed, "check") + " over seeds";
    }

    private void overSeeds(List<Aggregate> aggregates) {
        if (aggregates.stream().anyMatch(it -> !it.checks().isEmpty())) {
            out.println();
            out.println("over seeds:");
        }
        for (Aggregate aggregate : aggregates) {
            for (CheckResult check : aggregate.checks()) {
                out.println("  " + aggregate.cell() + ": " + check.quantity() + " " + check.actual() + ", expected "
                        + check.demanded() + (check.passed() ? "" : ": not as expected"));
            }
        }
    }

    private void heldOut(List<CellResult> cells) {
        if (cells.stream().anyMatch(cell -> cell.heldOut() != null)) {
            out.println();
            out.println("held-out rows:");
            cells.forEach(this::heldOut);
        }
    }

    private void heldOut(CellResult cell) {
        HeldOut heldOut = cell.heldOut();
        if (heldOut != null) {
            out.println(Words.format(
                    "  %s: ELBO %s of %s; %s",
                    label(cell), number("%.6f", heldOut.elbo()), Words.count(heldOut.rows(), "row"), heldOut.note()));
        }
    }

    private static String row(CellResult cell, int width) {
        return row(
                width,
                label(cell),
                cell.verdict(),
                number("%.6f", cell.elbo()),
                number("%.6f", cell.entropySum()),
                number("%.1e", cell.gap()),
                number("%.6f", cell.logLikelihood()),
                cell.passed() ? "" : "not as expected");
    }

    private static String row(int width, String cell, Object... columns) {
        return (cell + " ".repeat(Math.max(0, width - cell.length())) + Words.format(COLUMNS, columns)).stripTrailing();
    }

    private static String label(CellResult cell) {
        return cell.seed() == ONLY_SEED ? cell.cell() : cell.cell() + " (seed " + cell.seed() + ")";
    }

    private static String number(String form, @Nullable Double value) {
        return value == null ? "-" : Words.format(form, value);
    }

    private void explain(CellResult cell) {
        out.println();
        out.println(label(cell) + ": expected " + cell.expect() + ", found " + cell.verdict() + ": " + cell.reason());
        if (cell.failure() != null) {
            out.println("  " + cell.failure());
        }
        cell.checks().stream().filter(check -> !check.passed()).forEach(this::explain);
    }

    private void explain(CheckResult check) {
        out.println("  " + check.quantity() + ": expected " + check.demanded() + ", found " + check.actual());
    }
}
