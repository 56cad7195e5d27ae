package org.entropysum.experiments.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entropysum.experiments.run.CellResult;
import org.jspecify.annotations.Nullable;

/**
 * {@code results.csv}: one row for each cell, the scalar numbers of {@link CellResult} as columns, the entropies one
 * column each. RFC 4180: comma, CRLF, fields quoted where they must be; a point in decimals whatever the locale; an
 * absent number is an empty field.
 */
public final class ResultsCsv {
    private static final Map<String, Function<CellResult, @Nullable Object>> COLUMNS = columns();

    private ResultsCsv() {}

    /**
     * Writes the file as a whole.
     *
     * @param file the file
     * @param cells the results
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<CellResult> cells) throws IOException {
        AtomicFile.at(file).write(text(cells));
    }

    /** The content of the file. */
    static String text(List<CellResult> cells) {
        return row(COLUMNS.keySet().stream())
                + cells.stream().map(ResultsCsv::row).collect(joining());
    }

    private static String row(CellResult cell) {
        return row(COLUMNS.values().stream().map(column -> field(column.apply(cell))));
    }

    private static String row(Stream<String> fields) {
        return fields.collect(joining(",", "", "\r\n"));
    }

    static String field(@Nullable Object value) {
        if (value instanceof Double number) {
            return NumberOutput.toString(number, true);
        }
        return value == null ? "" : quoted(value.toString());
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Map<String, Function<CellResult, @Nullable Object>> columns() {
        Map<String, Function<CellResult, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("cell", CellResult::cell);
        columns.put("model", CellResult::model);
        columns.put("dataset", CellResult::dataset);
        columns.put("seed", CellResult::seed);
        columns.put("verdict", CellResult::verdict);
        columns.put("expect", CellResult::expect);
        columns.put("passed", CellResult::passed);
        columns.put("reason", CellResult::reason);
        columns.put("elbo", CellResult::elbo);
        columns.put("entropySum", CellResult::entropySum);
        columns.put("posterior", cell -> cell.entropies().posterior());
        columns.put("prior", cell -> cell.entropies().prior());
        columns.put("observable", cell -> cell.entropies().observable());
        columns.put("baseMeasure", cell -> cell.entropies().baseMeasure());
        columns.put("gap", CellResult::gap);
        columns.put("directional", CellResult::directional);
        columns.put("bound", CellResult::bound);
        columns.put("gradientNorm", CellResult::gradientNorm);
        columns.put("logLikelihood", CellResult::logLikelihood);
        columns.put("degreesOfFreedom", CellResult::degreesOfFreedom);
        columns.put("bic", CellResult::bic);
        columns.put("steps", CellResult::steps);
        columns.put("seconds", CellResult::seconds);
        columns.put("failure", CellResult::failure);
        columns.put("stationaryPoint", CellResult::stationaryPoint);
        columns.put("relativeGap", CellResult::relativeGap);
        columns.put("heldOutElbo", CellResult::heldOutElbo);
        return columns;
    }
}
