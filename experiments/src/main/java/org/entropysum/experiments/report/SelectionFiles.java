package org.entropysum.experiments.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entropysum.experiments.run.Candidate;
import org.entropysum.experiments.run.Selection;
import org.jspecify.annotations.Nullable;

/**
 * {@code selection.json}, an array of selections with the components of {@link Selection} and {@link Candidate} as keys, and
 * {@code selection.csv}, one row for each candidate with a column for each setting that varies.
 */
public final class SelectionFiles {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SelectionFiles() {}

    /**
     * Writes both files.
     *
     * @param directory where
     * @param selections the selections
     * @throws IOException if they cannot be written
     */
    public static void write(Path directory, List<Selection> selections) throws IOException {
        AtomicFile.at(directory.resolve("selection.json")).write(json(selections));
        AtomicFile.at(directory.resolve("selection.csv")).write(csv(selections));
    }

    /**
     * The content of {@code selection.json}.
     *
     * @param selections the selections
     * @return JSON that ends with a line break
     * @throws IOException if a selection cannot be written
     */
    public static String json(List<Selection> selections) throws IOException {
        return MAPPER.writeValueAsString(
                        selections.stream().map(SelectionFiles::tree).toList()) + "\n";
    }

    private static Map<String, @Nullable Object> tree(Selection selection) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("grid", selection.grid());
        tree.put("criterion", selection.criterion().name().toLowerCase(java.util.Locale.ROOT));
        tree.put("rows", selection.rows());
        tree.put("chosen", selection.chosen().map(Candidate::cell).orElse(null));
        tree.put("candidates", selection.candidates());
        return tree;
    }

    /** The content of {@code selection.csv}. */
    static String csv(List<Selection> selections) {
        Set<String> settings = new LinkedHashSet<>();
        selections.forEach(selection -> selection
                .candidates()
                .forEach(each -> settings.addAll(each.settings().keySet())));
        StringBuilder text = new StringBuilder("grid,cell,seed");
        settings.forEach(setting -> text.append(',').append(ResultsCsv.field(setting)));
        text.append(",logLikelihood,degreesOfFreedom,bic,aic,icl,verdict,chosen,excluded\r\n");
        for (Selection selection : selections) {
            for (Candidate candidate : selection.candidates()) {
                text.append(row(selection, candidate, settings)).append("\r\n");
            }
        }
        return text.toString();
    }

    private static String row(Selection selection, Candidate candidate, Set<String> settings) {
        StringBuilder row = new StringBuilder(ResultsCsv.field(selection.grid()));
        add(row, candidate.cell());
        add(row, candidate.seed());
        settings.forEach(setting -> add(row, candidate.settings().get(setting)));
        add(row, candidate.logLikelihood());
        add(row, candidate.degreesOfFreedom());
        add(row, candidate.bic());
        add(row, candidate.aic());
        add(row, candidate.icl());
        add(row, candidate.verdict());
        add(row, candidate.chosen());
        add(row, candidate.excluded());
        return row.toString();
    }

    private static void add(StringBuilder row, @Nullable Object value) {
        row.append(',').append(ResultsCsv.field(value));
    }
}
