package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;

/**
 * Cells with a {@code grid} become one cell for each combination of the values there, the last setting varying fastest. A
 * setting is one of the model's, or of the cell by its key or path: {@code components: 1..5},
 * {@code posterior: [exact, hard]}, {@code training.steps: [10, 100]}.
 *
 * @param suite the suite without grids
 * @param points where the cells that came from grids stand, by name
 */
record Grids(Mapping suite, Map<String, GridPoint> points) {
    private static final String KEY = "grid";
    private static final int MOST = 10_000;
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");

    /** A setting that varies. */
    private record Axis(Scalar key, List<Node> values) {}

    /** A value of each axis. */
    private record Choice(List<Entry> values) {
        Choice and(Entry value) {
            return new Choice(
                    Stream.concat(values.stream(), Stream.of(value)).toList());
        }
    }

    /** Takes the grids out of a suite in which the defaults are filled in. */
    static Grids of(Mapping suite, Problems problems) {
        Map<String, GridPoint> points = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : suite.entries()) {
            if (entry.key().text().equals("cells") && entry.value() instanceof Sequence cells) {
                List<Node> all = cells.items().stream()
                        .flatMap(cell -> expanded(cell, points, problems))
                        .toList();
                entries.add(new Entry(entry.key(), new Sequence(cells.place(), all)));
            } else {
                entries.add(entry);
            }
        }
        return new Grids(new Mapping(suite.place(), entries), points);
    }

    private static Stream<Node> expanded(Node node, Map<String, GridPoint> points, Problems problems) {
        if (!(node instanceof Mapping cell) || cell.find(KEY).isEmpty()) {
            return Stream.of(node);
        }
        Node grid = cell.find(KEY).orElseThrow().value();
        List<Axis> axes = axes(grid, problems);
        Mapping plain = cell.without(KEY);
        if (axes.isEmpty() || !(plain.find("name").map(Entry::value).orElse(null) instanceof Scalar name)) {
            return Stream.of(plain);
        }
        long size = axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
        if (size > MOST) {
            problems.add(grid.place(), "\"grid\" makes " + size + " cells; expected at most " + MOST);
            return Stream.of(plain);
        }
        return choices(axes).stream().map(choice -> chosen(plain, name, choice, points, problems));
    }

    private static List<Axis> axes(Node grid, Problems problems) {
        if (!(grid instanceof Mapping settings) || settings.entries().isEmpty()) {
            problems.add(
                    grid.place(),
                    "\"grid\" must be a mapping from settings to lists or ranges, such as components: 1..5, not "
                            + grid.shown());
            return List.of();
        }
        return settings.entries().stream()
                .map(entry -> new Axis(entry.key(), values(entry, problems)))
                .filter(axis -> !axis.values().isEmpty())
                .toList();
    }

    private static List<Node> values(Entry entry, Problems problems) {
        if (entry.value() instanceof Sequence list && !list.items().isEmpty()) {
            return list.items();
        }
        if (entry.value() instanceof Scalar scalar && !scalar.isMissing()) {
            Matcher range = RANGE.matcher(scalar.text());
            return scalar.plain() && range.matches() ? range(scalar, range, problems) : List.of(scalar);
        }
        problems.add(
                entry.value().place(),
                Problem.quoted(entry.key().text()) + " of grid must be a list or a range such as 1..5, not "
                        + entry.value().shown());
        return List.of();
    }

    private static List<Node> range(Scalar scalar, Matcher range, Problems problems) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (last < first || (long) last - first >= MOST) {
            problems.add(
                    scalar.place(),
                    "expected a range of 1 to " + MOST + " values, the smallest first, not " + scalar.text());
            return List.of();
        }
        return IntStream.rangeClosed(first, last)
                .<Node>mapToObj(value -> new Scalar(scalar.place(), Integer.toString(value), true))
                .toList();
    }

    private static List<Choice> choices(List<Axis> axes) {
        List<Choice> choices = List.of(new Choice(List.of()));
        for (Axis axis : axes) {
            choices = choices.stream()
                    .flatMap(choice ->
                            axis.values().stream().map(value -> choice.and(new Entry(axis.key(), value))))
                    .toList();
        }
        return choices;
    }

    private static Mapping chosen(
            Mapping cell, Scalar name, Choice choice, Map<String, GridPoint> points, Problems problems) {
        Map<String, String> settings = new LinkedHashMap<>();
        StringBuilder longer = new StringBuilder(name.text());
        Mapping chosen = cell;
        for (Entry value : choice.values()) {
            String word = word(value.value());
            settings.put(value.key().text(), word);
            longer.append('-').append(word.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^-|-$", ""));
            chosen = new Setting(value, problems).putInto(chosen, path(value.key().text()));
        }
        if (isName(name.text())) {
            points.put(longer.toString(), new GridPoint(Name.of(name.text()), settings));
        }
        return new Setting(new Entry(key("name", name.place()), new Scalar(name.place(), longer.toString(), false)), problems)
                .replaceIn(chosen, "name");
    }

    private static boolean isName(String text) {
        try {
            Name.of(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static String word(Node value) {
        if (value instanceof Mapping mapping) {
            return mapping.find("id").map(entry -> word(entry.value())).orElse("mapping");
        }
        return value instanceof Scalar scalar ? scalar.text() : "list";
    }

    private static Scalar key(String text, Place place) {
        return new Scalar(place, text, true);
    }

    /** A key of the cell, a path, or else a setting of the model. */
    private static List<String> path(String key) {
        List<String> steps = List.of(key.split("\\."));
        boolean ofCell = SettingsRecord.of(CellSpec.class).keys().anyMatch(steps.get(0)::equals);
        return ofCell ? steps : Stream.concat(Stream.of("model"), steps.stream()).toList();
    }

    /** A value on its way to its place. */
    private record Setting(Entry value, Problems problems) {
        Mapping putInto(Mapping mapping, List<String> path) {
            String key = path.get(0);
            if (path.size() == 1) {
                return put(mapping, key);
            }
            Node inner = mapping.find(key).map(Entry::value).orElse(new Mapping(mapping.place(), List.of()));
            if (!(inner instanceof Mapping next)) {
                problems.add(
                        value.key().place(),
                        Problem.quoted(value.key().text()) + " of grid needs a mapping under " + Problem.quoted(key)
                                + ", not " + inner.shown());
                return mapping;
            }
            Mapping filled = putInto(next, path.subList(1, path.size()));
            return with(mapping, new Entry(keyOf(mapping, key), filled));
        }

        private Mapping putInto(Mapping mapping, String key) {
            return putInto(mapping, List.of(key));
        }

        private Mapping put(Mapping mapping, String key) {
            if (mapping.find(key).isPresent()) {
                problems.add(
                        value.key().place(),
                        Problem.quoted(value.key().text()) + " of grid is given outside of it, too; expected one of both");
            }
            return replaceIn(mapping, key);
        }

        Mapping replaceIn(Mapping mapping, String key) {
            return with(mapping, new Entry(new Scalar(value.key().place(), key, true), value.value()));
        }

        private static Scalar keyOf(Mapping mapping, String key) {
            return mapping.find(key)
                    .map(Entry::key)
                    .orElse(new Scalar(mapping.place(), key, true));
        }

        private static Mapping with(Mapping mapping, Entry entry) {
            List<Entry> entries = new ArrayList<>();
            boolean replaced = false;
            for (Entry old : mapping.entries()) {
                boolean same = old.key().text().equals(entry.key().text());
                entries.add(same ? entry : old);
                replaced |= same;
            }
            if (!replaced) {
                entries.add(entry);
            }
            return new Mapping(mapping.place(), entries);
        }
    }
}
