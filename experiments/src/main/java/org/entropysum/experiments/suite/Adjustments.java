package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Axis.Assignment;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;

/** The changes that a profile and options make to a suite, sorted by what they are about. */
final class Adjustments {
    static final String PROFILES = "profiles";
    private static final String DATA = "data";
    private static final String DESCRIPTION = "description";
    private static final String CELLS = "cells";

    private static final List<String> CELL_KEYS = Stream.concat(
                    SettingsRecord.of(CellSpec.class).keys().filter(key -> !key.equals("name")),
                    Variation.KEYS.stream())
            .toList();

    private final Graft graft;
    private final Problems problems;
    private final List<Assignment> ofSuite = new ArrayList<>();
    private final List<Assignment> ofDefaults = new ArrayList<>();
    private final List<CellAdjustment> ofCells = new ArrayList<>();

    /** A change to the cells whose names match. */
    private record CellAdjustment(String pattern, SettingPath path, Node value) {
        boolean isAbout(Mapping cell) {
            return cell.find("name").stream()
                    .flatMap(name -> name.value().leaves())
                    .anyMatch(name -> new Glob(pattern).matches(name.text()));
        }
    }

    Adjustments(Graft graft, Problems problems) {
        this.graft = graft;
        this.problems = problems;
    }

    /** Whether a path that begins with {@code cells} names a key of a cell; other paths are complete anyway. */
    static boolean isComplete(String path) {
        String[] keys = path.split("\\.", -1);
        return !keys[0].equals(CELLS) || Stream.of(keys).skip(2).anyMatch(CELL_KEYS::contains);
    }

    /** Takes the changes in, profile first, and tells those that are about nothing. */
    void add(Mapping suite, Overrides overrides) {
        profile(suite, overrides.profile()).forEach(entry -> add(suite, SettingPath.of(entry.key()), entry.value()));
        for (Overrides.Setting setting : overrides.settings()) {
            Place start = new Place(1, 1, setting.origin());
            SettingPath path = SettingPath.of(new Scalar(start, setting.path(), true));
            value(setting).ifPresent(value -> add(suite, path, value));
        }
    }

    private List<Entry> profile(Mapping suite, Optional<String> name) {
        if (name.isEmpty()) {
            return List.of();
        }
        Optional<Mapping> profiles = suite.find(PROFILES)
                .map(Entry::value)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
        KnownNames names = KnownNames.of(profiles.map(Mapping::entries).orElse(List.of()).stream()
                .map(entry -> entry.key().text())
                .toList());
        Optional<Node> chosen = profiles.flatMap(it -> it.find(name.get())).map(Entry::value);
        if (chosen.isEmpty()) {
            problems.add(
                    new Place(1, 1, "--profile " + name.get()),
                    "unknown profile " + Problem.quoted(name.get()) + "; " + names.insteadOf(name.get()));
        }
        return chosen.filter(Mapping.class::isInstance)
                .map(it -> ((Mapping) it).entries())
                .orElse(List.of());
    }

    /** The names of the profiles; what is no profile is told. */
    static List<String> profiles(Mapping suite, Problems problems) {
        List<String> names = new ArrayList<>();
        Optional<Node> given = suite.find(PROFILES).map(Entry::value);
        if (given.isPresent() && !(given.get() instanceof Mapping)) {
            problems.add(
                    given.get().place(),
                    "\"profiles\" must be a mapping from names to settings, not "
                            + given.get().shown());
        }
        if (given.isPresent() && given.get() instanceof Mapping profiles) {
            for (Entry entry : profiles.entries()) {
                boolean empty = entry.value() instanceof Scalar scalar && scalar.isMissing();
                if (!empty && !(entry.value() instanceof Mapping)) {
                    problems.add(
                            entry.value().place(),
                            "profile " + Problem.quoted(entry.key().text()) + " must be a mapping of settings, not "
                                    + entry.value().shown());
                }
                names.add(entry.key().text());
            }
        }
        return names;
    }

    private Optional<Node> value(Overrides.Setting setting) {
        Place place = new Place(1, setting.column(), setting.origin());
        if (setting.value().isBlank()) {
            return Optional.of(new Scalar(place, "", true));
        }
        Problems here = new Problems(setting.origin());
        Optional<Node> value = TreeReader.read(setting.value(), here).map(node -> moved(node, place));
        problems.addAll(here.list());
        return value.filter(node -> here.isEmpty());
    }

    private static Node moved(Node node, Place start) {
        Place read = node.place();
        Place place = new Place(
                read.line(), read.line() == 1 ? read.column() + start.column() - 1 : read.column(), start.origin());
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    place,
                    mapping.entries().stream()
                            .map(entry -> new Entry((Scalar) moved(entry.key(), start), moved(entry.value(), start)))
                            .toList());
        }
        return node instanceof Sequence list
                ? new Sequence(
                        place,
                        list.items().stream().map(item -> moved(item, start)).toList())
                : new Scalar(place, ((Scalar) node).text(), ((Scalar) node).plain());
    }

    private void add(Mapping suite, SettingPath path, Node value) {
        String first = path.first().text();
        if (first.equals(DESCRIPTION) && path.isSingle()) {
            ofSuite.add(new Assignment(path, value));
        } else if (first.equals(DATA) && !path.isSingle()) {
            addData(suite, path, value);
        } else if (first.equals(Defaults.KEY) && !path.isSingle()) {
            ofDefaults.add(new Assignment(path.after(1), value));
        } else if (first.equals(CELLS)) {
            addCells(path, value);
        } else if (CELL_KEYS.contains(first)) {
            ofCells.add(new CellAdjustment("*", path, value));
        } else {
            List<String> known = Stream.concat(
                            CELL_KEYS.stream(), Stream.of("data.NAME", "cells.NAME", Defaults.KEY, DESCRIPTION))
                    .toList();
            problems.add(
                    path.first().place(),
                    "unknown setting " + Problem.quoted(first) + "; "
                            + KnownNames.of(known).insteadOf(first));
        }
    }

    /** {@code data.NAME.key}; the name may be left out where there is one data set only. */
    private void addData(Mapping suite, SettingPath path, Node value) {
        List<Entry> sets = suite.find(DATA).map(Entry::value).stream()
                .flatMap(node -> node instanceof Mapping data ? data.entries().stream() : Stream.empty())
                .toList();
        String name = path.keys().get(1).text();
        if (sets.stream().anyMatch(set -> set.key().text().equals(name))) {
            ofSuite.add(new Assignment(path, value));
        } else if (sets.size() == 1) {
            List<Scalar> keys = new ArrayList<>(path.keys());
            keys.add(1, new Scalar(keys.get(1).place(), sets.get(0).key().text(), true));
            ofSuite.add(new Assignment(new SettingPath(List.copyOf(keys)), value));
        } else {
            KnownNames names =
                    KnownNames.of(sets.stream().map(set -> set.key().text()).toList());
            problems.add(
                    path.keys().get(1).place(),
                    "unknown data set " + Problem.quoted(name) + "; " + names.insteadOf(name));
        }
    }

    /** {@code cells.PATTERN.key}: the pattern ends before the first key of a cell. */
    private void addCells(SettingPath path, Node value) {
        for (int end = 2; end < path.keys().size(); end++) {
            if (CELL_KEYS.contains(path.keys().get(end).text())) {
                String pattern = String.join(
                        ".",
                        path.keys().subList(1, end).stream().map(Scalar::text).toList());
                ofCells.add(new CellAdjustment(pattern, path.after(end), value));
                return;
            }
        }
        problems.add(
                path.first().place(),
                "expected cells.NAME and a key of a cell, for example cells.*.seeds; keys are "
                        + KnownNames.of(CELL_KEYS).oneOf());
    }

    /** The suite with other data sets and defaults. */
    Mapping toSuite(Mapping suite) {
        Mapping changed = suite;
        for (Assignment it : ofSuite) {
            changed = graft.set(Suite.class, changed, it.path(), it.value());
        }
        for (Assignment it : ofDefaults) {
            Optional<Entry> entry = changed.find(Defaults.KEY);
            Mapping defaults = entry.filter(given -> given.value() instanceof Mapping)
                    .map(given -> (Mapping) given.value())
                    .orElse(new Mapping(it.path().first().place(), List.of()));
            Scalar key =
                    entry.map(Entry::key).orElse(new Scalar(it.path().first().place(), Defaults.KEY, true));
            changed = changed.with(new Entry(key, graft.set(CellSpec.class, defaults, it.path(), it.value())));
        }
        return changed;
    }

    /** The suite with other variations: what is set for all no longer varies. */
    Mapping toVariations(Mapping suite) {
        return cells(suite, cell -> {
            Mapping changed = cell;
            for (CellAdjustment it : ofCells) {
                changed = it.isAbout(cell) ? varied(changed, it) : changed;
            }
            return changed;
        });
    }

    private static Mapping varied(Mapping cell, CellAdjustment change) {
        String first = change.path().first().text();
        if (!Variation.KEYS.contains(first)) {
            return Variation.without(cell, change.path());
        }
        if (change.path().isSingle()) {
            return cell.with(new Entry(change.path().first(), change.value(), true));
        }
        Mapping inner = cell.find(first)
                .map(Entry::value)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(new Mapping(change.path().first().place(), List.of()));
        SettingPath rest = change.path().after(1);
        Scalar key = new Scalar(rest.first().place(), rest.toString(), true);
        return cell.with(new Entry(change.path().first(), inner.with(new Entry(key, change.value(), true)), true));
    }

    /** The suite, all cells written out, with other settings of cells; a change that is about no cell is told. */
    Mapping toCells(Mapping suite, Mapping declared) {
        Mapping changed = suite;
        for (CellAdjustment it : wholeFirst()) {
            Set<Place> places = Stream.of(declared, suite)
                    .flatMap(Adjustments::cells)
                    .filter(it::isAbout)
                    .map(Mapping::place)
                    .collect(Collectors.toSet());
            boolean byDeclaredName = cells(declared).anyMatch(it::isAbout);
            if (places.isEmpty()) {
                problems.add(
                        it.path().first().place(),
                        "there is no cell " + Problem.quoted(it.pattern()) + "; expected a name or a pattern of names");
            } else if (!Variation.KEYS.contains(it.path().first().text())) {
                changed = cells(
                        changed,
                        cell -> (it.isAbout(cell) || (byDeclaredName && places.contains(cell.place())))
                                ? graft.set(CellSpec.class, cell, it.path(), it.value())
                                : cell);
            }
        }
        return changed;
    }

    private List<CellAdjustment> wholeFirst() {
        return ofCells.stream()
                .sorted(Comparator.comparingInt(it -> it.path().keys().size()))
                .toList();
    }

    private static Stream<Mapping> cells(Mapping suite) {
        return suite.find(CELLS).map(Entry::value).stream()
                .flatMap(node -> node instanceof Sequence cells ? cells.items().stream() : Stream.empty())
                .flatMap(node -> node instanceof Mapping cell ? Stream.of(cell) : Stream.empty());
    }

    private static Mapping cells(Mapping suite, UnaryOperator<Mapping> change) {
        Optional<Entry> entry = suite.find(CELLS);
        if (entry.isEmpty() || !(entry.get().value() instanceof Sequence list)) {
            return suite;
        }
        List<Node> changed = list.items().stream()
                .map(item -> item instanceof Mapping cell ? change.apply(cell) : item)
                .toList();
        return suite.with(new Entry(entry.get().key(), new Sequence(list.place(), changed)));
    }
}
