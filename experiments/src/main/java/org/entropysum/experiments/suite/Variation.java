package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Axis.Assignment;
import org.entropysum.experiments.suite.Axis.Option;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;

/** Reads what varies in a cell: {@code cases}, {@code zip} and {@code grid}, in this order, the last changing fastest. */
final class Variation {
    static final String GRID = "grid";
    static final String ZIP = "zip";
    static final String CASES = "cases";
    static final String EXCLUDE = "exclude";
    static final List<String> KEYS = List.of(GRID, ZIP, CASES, EXCLUDE);

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");
    private static final int MOST_VALUES = 10_000;

    private final Mapping cell;
    private final Problems problems;

    Variation(Mapping cell, Problems problems) {
        this.cell = cell;
        this.problems = problems;
    }

    boolean isAny() {
        return KEYS.stream().anyMatch(key -> cell.find(key).isPresent());
    }

    /** The cell, in which what a path means does not vary. */
    static Mapping without(Mapping cell, SettingPath path) {
        Mapping changed = cell;
        for (String key : List.of(GRID, ZIP)) {
            Optional<Entry> entry = changed.find(key);
            if (entry.isPresent() && entry.get().value() instanceof Mapping axes) {
                Mapping left = outside(axes, path);
                changed = left.entries().isEmpty()
                                && left.entries().size() < axes.entries().size()
                        ? changed.without(key)
                        : changed.with(new Entry(entry.get().key(), left));
            }
        }
        Optional<Entry> cases = changed.find(CASES);
        return cases.isPresent() && cases.get().value() instanceof Mapping named
                ? changed.with(new Entry(
                        cases.get().key(),
                        new Mapping(
                                named.place(),
                                named.entries().stream()
                                        .map(it -> it.value() instanceof Mapping settings
                                                ? new Entry(it.key(), outside(settings, path))
                                                : it)
                                        .toList())))
                : changed;
    }

    private static Mapping outside(Mapping settings, SettingPath path) {
        return new Mapping(
                settings.place(),
                settings.entries().stream()
                        .filter(entry -> !path.holds(SettingPath.of(entry.key())))
                        .toList());
    }

    /** The axes; empty, with a problem told, where they cannot be read. */
    Optional<List<Axis>> axes() {
        List<Optional<Axis>> axes = new ArrayList<>();
        mapping(CASES).ifPresent(cases -> axes.add(cases(cases)));
        mapping(ZIP).ifPresent(zip -> axes.add(zipped(zip)));
        mapping(GRID)
                .ifPresent(grid -> grid.entries()
                        .forEach(entry ->
                                axes.add(values(entry).flatMap(this::different).map(values -> axis(entry, values)))));
        boolean readable = axes.stream().allMatch(Optional::isPresent)
                && Stream.of(GRID, ZIP, CASES)
                        .allMatch(key ->
                                cell.find(key).isPresent() == mapping(key).isPresent());
        return readable ? Optional.of(axes.stream().flatMap(Optional::stream).toList()) : Optional.empty();
    }

    /** The mapping below a key, if it is one; else a problem. */
    private Optional<Mapping> mapping(String key) {
        Optional<Node> given = cell.find(key).map(Entry::value);
        boolean usable = given.isPresent()
                && given.get() instanceof Mapping mapping
                && !mapping.entries().isEmpty();
        if (given.isEmpty() || usable) {
            return given.map(Mapping.class::cast);
        }
        String expected = key.equals(CASES)
                ? "a mapping from the name of a case to its settings"
                : "a mapping from settings to lists of values, for example model.components: [1, 2]";
        return told(
                given.get(),
                Problem.quoted(key) + " must be " + expected + ", not "
                        + given.get().shown());
    }

    private Axis axis(Entry entry, List<Node> values) {
        SettingPath path = SettingPath.of(entry.key());
        return new Axis(values.stream()
                .map(value -> new Option(label(path, value), List.of(new Assignment(path, value))))
                .toList());
    }

    private Optional<Axis> zipped(Mapping zip) {
        List<Optional<Axis>> columns = zip.entries().stream()
                .map(entry -> values(entry).map(values -> axis(entry, values)))
                .toList();
        if (!columns.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        List<Axis> axes = columns.stream().flatMap(Optional::stream).toList();
        int length = axes.get(0).options().size();
        for (int i = 0; i < axes.size(); i++) {
            int other = axes.get(i).options().size();
            if (other != length) {
                Scalar first = zip.entries().get(0).key();
                return told(
                        zip.entries().get(i).value(),
                        "lists that are zipped have the same length; " + Problem.quoted(first.text()) + " has " + length
                                + " values, this one has " + other);
            }
        }
        return Optional.of(new Axis(IntStream.range(0, length)
                .mapToObj(row -> joined(
                        axes.stream().map(axis -> axis.options().get(row)).toList()))
                .toList()));
    }

    private static Option joined(List<Option> row) {
        return new Option(
                String.join("-", row.stream().map(Option::label).toList()),
                row.stream().flatMap(option -> option.settings().stream()).toList());
    }

    private Optional<Axis> cases(Mapping cases) {
        List<Option> options = new ArrayList<>();
        for (Entry entry : cases.entries()) {
            boolean plain = entry.value() instanceof Scalar scalar && scalar.isMissing();
            if (!plain && !(entry.value() instanceof Mapping)) {
                return told(
                        entry.value(),
                        "case " + Problem.quoted(entry.key().text()) + " must be a mapping of settings, not "
                                + entry.value().shown());
            }
            options.add(new Option(Axis.word(entry.key()), plain ? List.of() : settings((Mapping) entry.value())));
        }
        return Optional.of(new Axis(options));
    }

    private static List<Assignment> settings(Mapping settings) {
        return settings.entries().stream()
                .map(entry -> new Assignment(SettingPath.of(entry.key()), entry.value()))
                .toList();
    }

    private Optional<List<Node>> values(Entry entry) {
        if (entry.value() instanceof Sequence list && !list.items().isEmpty()) {
            return Optional.of(list.items());
        }
        Optional<List<Node>> range =
                entry.value() instanceof Scalar scalar && scalar.plain() ? range(scalar) : Optional.empty();
        return range.isPresent()
                ? range
                : told(
                        entry.value(),
                        Problem.quoted(entry.key().text())
                                + " must be a list of at least one value or a range such as 1..5, not "
                                + entry.value().shown());
    }

    private static Optional<List<Node>> range(Scalar text) {
        Matcher range = RANGE.matcher(text.text());
        if (!range.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (last < first || last - first >= MOST_VALUES) {
            return Optional.empty();
        }
        return Optional.of(IntStream.rangeClosed((int) first, (int) last)
                .<Node>mapToObj(number -> new Scalar(text.place(), Integer.toString(number), true))
                .toList());
    }

    private Optional<List<Node>> different(List<Node> values) {
        Set<String> seen = new HashSet<>();
        for (Node value : values) {
            if (!seen.add(value.canonical())) {
                return told(value, value.shown() + " is given twice in this list");
            }
        }
        return Optional.of(values);
    }

    private String label(SettingPath path, Node value) {
        long alike = Stream.of(GRID, ZIP)
                .flatMap(key -> cell.find(key).map(Entry::value).stream())
                .flatMap(node -> node instanceof Mapping mapping ? mapping.entries().stream() : Stream.empty())
                .filter(entry -> SettingPath.of(entry.key())
                        .last()
                        .text()
                        .equals(path.last().text()))
                .count();
        return (alike == 1 ? path.last().text() : path.toString()) + "=" + Axis.word(value);
    }

    private <T> Optional<T> told(Node node, String message) {
        problems.add(node.place(), message);
        return Optional.empty();
    }
}
