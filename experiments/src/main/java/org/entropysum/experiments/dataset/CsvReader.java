package org.entropysum.experiments.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.Objection;

/** Reads one CSV file into a table of finite numbers, or collects everything that stands against it. */
final class CsvReader {
    private static final int SHOWN_PROBLEMS = 20;
    private static final int FIRST_CAPACITY = 1 << 12;

    private final String file;
    private final Delimiter delimiter;
    private final List<String> selection;
    private final List<Objection> objections = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int hidden;
    private double[] values = new double[FIRST_CAPACITY];
    private int count;

    /** A reader of the named file; an empty selection takes all columns. */
    CsvReader(String file, Delimiter delimiter, List<String> selection) {
        this.file = file;
        this.delimiter = delimiter;
        this.selection = selection;
    }

    /** The table under that name, or empty if there is something to be said in {@link #failure()}. */
    Optional<Dataset> read(String name, InputStream bytes) throws IOException {
        List<String> columns = List.of();
        try (LocatedReader in = LocatedReader.of(bytes)) {
            columns = readAll(new CsvRows(in, delimiter));
        } catch (MalformedText malformed) {
            problems.add(malformed.in(file));
        }
        return isFaulty() ? Optional.empty() : Optional.of(Dataset.of(name, columns, Arrays.copyOf(values, count)));
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

    private List<String> readAll(CsvRows rows) throws IOException {
        Optional<List<CsvField>> first = rows.next();
        if (first.isEmpty()) {
            problems.add(new Problem(file, 1, 1, "the file is empty; expected a header with the names of the columns"));
            return List.of();
        }
        CsvHeader header = new CsvHeader(first.get());
        header.refusal(delimiter).forEach(refusal -> add(header.fields().get(0), refusal));
        if (isFaulty()) {
            return List.of();
        }
        problems.addAll(header.problems(file));
        List<Integer> selected = selected(header);
        readRows(rows, header, selected);
        return selected.stream().map(header.names()::get).toList();
    }

    private List<Integer> selected(CsvHeader header) {
        if (selection.isEmpty()) {
            return header.all();
        }
        Set<Integer> indices = new TreeSet<>();
        List<Integer> ordered = new ArrayList<>();
        for (int i = 0; i < selection.size(); i++) {
            int index = header.names().indexOf(selection.get(i));
            if (index < 0) {
                object(
                        i,
                        " is unknown in " + file + "; "
                                + KnownNames.of(header.names()).insteadOf(selection.get(i)));
            } else if (!indices.add(index)) {
                object(i, " is selected twice");
            } else {
                ordered.add(index);
            }
        }
        return ordered;
    }

    private void object(int item, String message) {
        objections.add(
                new Objection("columns[" + item + "]", "column " + Problem.quoted(selection.get(item)) + message));
    }

    private void readRows(CsvRows rows, CsvHeader header, List<Integer> selected) throws IOException {
        Optional<List<CsvField>> row = rows.next();
        if (row.isEmpty()) {
            problems.add(
                    new Problem(file, 2, 1, "the file has a header and no rows; expected at least one row of numbers"));
        }
        for (; row.isPresent(); row = rows.next()) {
            readRow(row.get(), header, selected);
        }
    }

    private void readRow(List<CsvField> row, CsvHeader header, List<Integer> selected) {
        if (row.size() != header.size()) {
            boolean blank = row.size() == 1 && row.get(0).text().isEmpty();
            String found = blank ? "the line is empty" : "the row has " + fields(row.size());
            String hint = row.size() == 2 * header.size() ? "; is a comma the decimal point? expected a point" : "";
            add(row.get(0), found + "; expected " + fields(header.size()) + " as in the header" + hint);
            return;
        }
        for (int index : selected) {
            readNumber(row.get(index), header.names().get(index));
        }
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private void readNumber(CsvField field, String column) {
        try {
            append(CsvNumber.parse(field.text()));
        } catch (IllegalArgumentException notANumber) {
            add(field, "column " + Problem.quoted(column) + ": " + notANumber.getMessage());
        }
    }

    private void append(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    private void add(CsvField field, String message) {
        if (problems.size() < SHOWN_PROBLEMS) {
            problems.add(field.problem(file, message));
        } else {
            hidden++;
        }
    }
}
