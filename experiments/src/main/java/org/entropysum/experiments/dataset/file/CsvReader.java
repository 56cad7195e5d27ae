package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.LocatedReader;
import org.entropysum.experiments.dataset.MalformedText;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.plugin.Objection;

/** Reads one CSV file into a table of finite numbers, or collects everything that stands against it. */
final class CsvReader {
    private static final int SHOWN_PROBLEMS = 20;

    private final String file;
    private final Delimiter delimiter;
    private final boolean hasHeader;
    private final List<String> selection;
    private final List<Objection> objections = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int hidden;
    private final ValueSink sink;

    /** A reader of the named file; an empty selection takes all columns. The numbers go to the sink. */
    CsvReader(String file, Delimiter delimiter, boolean hasHeader, List<String> selection, ValueSink sink) {
        this.file = file;
        this.delimiter = delimiter;
        this.hasHeader = hasHeader;
        this.selection = selection;
        this.sink = sink;
    }

    /** The names of the columns, or empty if there is something to be said in {@link #failure()}. */
    Optional<List<String>> read(InputStream bytes) throws IOException {
        return reading(bytes, true);
    }

    /** The names of the columns of a file whose rows have been read before. */
    Optional<List<String>> readNames(InputStream bytes) throws IOException {
        return reading(bytes, false);
    }

    private Optional<List<String>> reading(InputStream bytes, boolean rows) throws IOException {
        List<String> columns = List.of();
        try (bytes;
                LocatedReader in = LocatedReader.of(bytes)) {
            columns = readAll(new CsvRows(in, delimiter), rows);
        } catch (MalformedText malformed) {
            problems.add(malformed.in(file));
        } catch (BadFile packing) {
            problems.add(packing.in(file));
        }
        return isFaulty() ? Optional.empty() : Optional.of(columns);
    }

    private boolean isFaulty() {
        return !problems.isEmpty() || !objections.isEmpty();
    }

    /** Everything that was wrong. */
    Inspection.Failed failure() {
        List<Problem> shown = new ArrayList<>(problems);
        if (hidden > 0) {
            Problem last = problems.get(problems.size() - 1);
            shown.add(new Problem(file, last.line(), last.column(), "… and " + hidden + " more problems in this file"));
        }
        return new Inspection.Failed(objections, shown);
    }

    private List<String> readAll(CsvRows rows, boolean allRows) throws IOException {
        Optional<List<CsvField>> first = rows.next();
        if (first.isEmpty()) {
            problems.add(new Problem(file, 1, 1, "the file is empty; expected a header with the names of the columns"));
            return List.of();
        }
        CsvHeader header = hasHeader ? new CsvHeader(first.get()) : CsvHeader.numbered(first.get());
        if (hasHeader) {
            header.refusal(delimiter).forEach(refusal -> add(header.fields().get(0), refusal));
        }
        if (isFaulty()) {
            return List.of();
        }
        problems.addAll(header.problems(file));
        List<Integer> selected = selected(header);
        if (!hasHeader && allRows) {
            readRow(first.get(), header, selected);
        }
        if (allRows) {
            readRows(rows, header, selected);
        }
        return selected.stream().map(header.names()::get).toList();
    }

    private List<Integer> selected(CsvHeader header) {
        if (selection.isEmpty()) {
            return header.all();
        }
        Set<Integer> indices = new TreeSet<>();
        List<Integer> ordered = new ArrayList<>();
        for (int i = 0; i < selection.size(); i++) {
            List<Integer> found = found(selection.get(i), header.names());
            if (found.isEmpty()) {
                object(
                        i,
                        " is unknown in " + file + "; "
                                + KnownNames.of(header.names()).insteadOf(selection.get(i)));
            }
            for (int index : found) {
                if (indices.add(index)) {
                    ordered.add(index);
                } else {
                    object(i, " is selected twice");
                }
            }
        }
        return ordered;
    }

    /** The column of that name, or those from the first to the last of two names with ".." between them. */
    private static List<Integer> found(String selected, List<String> names) {
        int index = names.indexOf(selected);
        int dots = selected.indexOf("..");
        if (index >= 0 || dots < 0) {
            return index < 0 ? List.of() : List.of(index);
        }
        int first = names.indexOf(selected.substring(0, dots).strip());
        int last = names.indexOf(selected.substring(dots + 2).strip());
        return first < 0 || last < first
                ? List.of()
                : IntStream.rangeClosed(first, last).boxed().toList();
    }

    private void object(int item, String message) {
        objections.add(
                new Objection("columns[" + item + "]", "column " + Problem.quoted(selection.get(item)) + message));
    }

    private void readRows(CsvRows rows, CsvHeader header, List<Integer> selected) throws IOException {
        Optional<List<CsvField>> row = rows.next();
        if (row.isEmpty() && hasHeader) {
            problems.add(
                    new Problem(file, 2, 1, "the file has a header and no rows; expected at least one row of numbers"));
        }
        for (; row.isPresent(); row = rows.next()) {
            readRow(row.get(), header, selected);
        }
    }

    private void readRow(List<CsvField> row, CsvHeader header, List<Integer> selected) throws IOException {
        if (row.size() != header.size()) {
            boolean blank = row.size() == 1 && row.get(0).text().isEmpty();
            String found = blank ? "the line is empty" : "the row has " + fields(row.size());
            String like = hasHeader ? "in the header" : "the first row";
            String hint = row.size() == 2 * header.size() ? "; is a comma the decimal point? expected a point" : "";
            add(row.get(0), found + "; expected " + fields(header.size()) + " as " + like + hint);
            return;
        }
        for (int index : selected) {
            readNumber(row.get(index), header.names().get(index));
        }
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private void readNumber(CsvField field, String column) throws IOException {
        try {
            sink.append(CsvNumber.parse(field.text()));
        } catch (IllegalArgumentException notANumber) {
            add(field, "column " + Problem.quoted(column) + ": " + notANumber.getMessage());
        }
    }

    private void add(CsvField field, String message) {
        if (problems.size() < SHOWN_PROBLEMS) {
            problems.add(field.problem(file, message));
        } else {
            hidden++;
        }
    }
}
