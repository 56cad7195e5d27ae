package org.entropysum.experiments.report;

import java.util.List;
import java.util.function.Function;
import org.entropysum.experiments.run.CellResult;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers in the table of cells.
 *
 * @param key the name by which the table is sorted, as in {@code results.json}
 * @param title the heading
 * @param about what it is, in full
 * @param number its numbers
 * @param text how they are written
 */
record Column(
        String key,
        String title,
        String about,
        Function<CellResult, @Nullable Double> number,
        Function<@Nullable Double, String> text) {
    /** The columns of numbers from left to right. */
    static List<Column> all() {
        return List.of(
                new Column("seed", "seed", "of the cell's randomness", cell -> (double) cell.seed(), Column::count),
                new Column("elbo", "ELBO", "nats per data point", CellResult::elbo, NumberText::nats),
                new Column(
                        "entropySum", "entropy sum", "nats per data point", CellResult::entropySum, NumberText::nats),
                new Column("gap", "gap", "ELBO − entropy sum, nats per data point", CellResult::gap, NumberText::size),
                new Column(
                        "bound",
                        "bound",
                        "what |gap| must not exceed to count as none",
                        CellResult::bound,
                        NumberText::size),
                new Column(
                        "gradientNorm",
                        "gradient norm",
                        "over all free parameters",
                        CellResult::gradientNorm,
                        NumberText::size),
                new Column(
                        "logLikelihood",
                        "log-likelihood",
                        "of all data, in nats",
                        CellResult::logLikelihood,
                        Column::total),
                new Column(
                        "bic", "BIC", "−2 log-likelihood + df · log N; less is better", CellResult::bic, Column::total),
                new Column(
                        "degreesOfFreedom",
                        "df",
                        "degrees of freedom",
                        cell -> (double) cell.degreesOfFreedom(),
                        Column::count),
                new Column("steps", "steps", "training steps", cell -> (double) cell.steps(), Column::count),
                new Column("seconds", "seconds", "wall-clock time", CellResult::seconds, Column::time));
    }

    private static String total(@Nullable Double number) {
        return number == null ? NumberText.ABSENT : NumberText.fixed(number, Math.abs(number) < 1e7 ? 3 : 0);
    }

    private static String count(@Nullable Double number) {
        return number == null ? NumberText.ABSENT : NumberText.fixed(number, 0);
    }

    private static String time(@Nullable Double number) {
        return number == null ? NumberText.ABSENT : NumberText.seconds(number);
    }
}
