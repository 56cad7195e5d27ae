package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Axis.Assignment;
import org.entropysum.experiments.suite.Axis.Option;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;

/**
 * Replaces each cell that has {@code cases}, {@code zip} or {@code grid} by the cells that it stands for. What they set
 * keeps its place in the text, so that a problem of one of them points there.
 */
final class Expansion {
    private static final int MOST_CELLS = 10_000;
    private static final long MOST_VALUES = 1_000_000;

    private final Graft graft;
    private final Problems problems;
    private final Map<String, GridPoint> points = new LinkedHashMap<>();
    private int cells;
    private long values;

    Expansion(Graft graft, Problems problems) {
        this.graft = graft;
        this.problems = problems;
    }

    /** The suite with all its cells. */
    Mapping of(Mapping suite) {
        Optional<Entry> entry = suite.find("cells");
        if (entry.isEmpty() || !(entry.get().value() instanceof Sequence list)) {
            return suite;
        }
        List<Node> all =
                list.items().stream().flatMap(node -> expanded(node).stream()).toList();
        return suite.with(new Entry(entry.get().key(), new Sequence(list.place(), all)));
    }

    /** Where the cells that were made stand, by their names. */
    Map<String, GridPoint> points() {
        return points;
    }

    private List<Node> expanded(Node node) {
        if (!(node instanceof Mapping cell)) {
            return List.of(node);
        }
        Variation variation = new Variation(cell, problems);
        if (!variation.isAny()) {
            return List.of(node);
        }
        Mapping common = cell.without(Variation.KEYS.toArray(String[]::new));
        return variation
                .axes()
                .map(axes -> isSmall(cell, common, axes) ? rows(cell, common, axes) : List.<Node>of(common))
                .orElse(List.of(common));
    }

    private boolean isSmall(Mapping cell, Mapping common, List<Axis> axes) {
        double rows = axes.stream().mapToDouble(axis -> axis.options().size()).reduce(1, (a, b) -> a * b);
        boolean small = cells + rows <= MOST_CELLS && values + rows * common.size() <= MOST_VALUES;
        if (small) {
            cells += (int) rows;
            values += (long) (rows * common.size());
        } else {
            problems.add(cell.place(), "the suite grows beyond " + MOST_CELLS + " cells or too many values here");
        }
        return small;
    }

    private List<Node> rows(Mapping cell, Mapping common, List<Axis> axes) {
        List<Exclusion> exclusions = Exclusion.of(cell, axes, problems);
        boolean firstIsCase = cell.find(Variation.CASES).isPresent();
        List<List<Option>> product = Axis.product(axes);
        List<List<Option>> rows = new ArrayList<>(product);
        for (Exclusion exclusion : exclusions) {
            rows.removeIf(row -> exclusion.holds(row, firstIsCase));
            if (product.stream().noneMatch(row -> exclusion.holds(row, firstIsCase))) {
                problems.add(exclusion.item().place(), "no combination has these values, so that nothing is excluded");
            }
        }
        if (rows.isEmpty()) {
            problems.add(cell.place(), "every combination is excluded; expected at least one that runs");
            return List.of(common);
        }
        rows.forEach(this::rejectSettingsTwice);
        return rows.stream().<Node>map(row -> cell(common, row)).toList();
    }

    private void rejectSettingsTwice(List<Option> row) {
        Map<String, SettingPath> seen = new HashMap<>();
        settings(row).map(Assignment::path).forEach(path -> {
            if (seen.putIfAbsent(path.toString(), path) != null) {
                problems.add(
                        path.first().place(),
                        Problem.quoted(path.toString()) + " varies twice in this cell, first on line "
                                + seen.get(path.toString()).first().place().line());
            }
        });
    }

    private static Stream<Assignment> settings(List<Option> row) {
        return row.stream().flatMap(option -> option.settings().stream());
    }

    private Mapping cell(Mapping common, List<Option> row) {
        Mapping cell = common;
        // a whole value before a part of it, so that the part is kept
        for (Assignment assignment : settings(row)
                .sorted(java.util.Comparator.comparingInt(it -> it.path().keys().size()))
                .toList()) {
            cell = graft.set(CellSpec.class, cell, assignment.path(), assignment.value());
        }
        return named(cell, row);
    }

    private Mapping named(Mapping cell, List<Option> row) {
        String suffix = row.stream().map(option -> "-" + option.label()).collect(Collectors.joining());
        Optional<Entry> name = cell.find("name");
        if (name.isEmpty() || !(name.get().value() instanceof Scalar given) || given.isMissing()) {
            return cell;
        }
        points.put(given.text() + suffix, new GridPoint(given.text(), words(row)));
        return cell.with(new Entry(name.get().key(), new Scalar(given.place(), given.text() + suffix, false)));
    }

    private static Map<String, String> words(List<Option> row) {
        Map<String, String> words = new LinkedHashMap<>();
        settings(row).forEach(it -> words.put(it.path().last().text(), Axis.word(it.value())));
        return words;
    }
}
