package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Sequence;

/** What the key {@code defaults} of a suite says: keys that cells have unless they say otherwise. */
record Defaults(List<Entry> entries) {
    static final String KEY = "defaults";
    private static final KnownNames KEYS = KnownNames.of(SettingsRecord.of(CellSpec.class)
            .keys()
            .filter(key -> !key.equals("name"))
            .toList());

    /** The defaults of a suite, checked also where all cells say otherwise. */
    static Defaults of(Mapping suite, Binder binder, Problems problems) {
        Optional<Node> given = suite.find(KEY).map(Entry::value);
        if (given.isEmpty()) {
            return new Defaults(List.of());
        }
        if (!(given.get() instanceof Mapping defaults)) {
            problems.add(
                    given.get().place(),
                    "\"defaults\" must be a mapping, not " + given.get().shown());
            return new Defaults(List.of());
        }
        Defaults accepted = new Defaults(defaults.entries().stream()
                .filter(entry -> isKnown(entry, problems))
                .toList());
        binder.check(CellSpec.class, new Mapping(defaults.place(), accepted.entries));
        return accepted;
    }

    private static boolean isKnown(Entry entry, Problems problems) {
        String key = entry.key().text();
        boolean known = KEYS.names().contains(key);
        if (!known) {
            problems.add(
                    entry.key().place(), "unknown key " + Problem.quoted(key) + " of defaults; " + KEYS.insteadOf(key));
        }
        return known;
    }

    /** The suite with these defaults filled into its cells, and without the key itself. */
    Mapping fillInto(Mapping suite) {
        return new Mapping(
                suite.place(),
                suite.without(KEY).entries().stream().map(this::fillIntoCells).toList());
    }

    private Entry fillIntoCells(Entry entry) {
        return entry.key().text().equals("cells") && entry.value() instanceof Sequence cells
                ? new Entry(
                        entry.key(),
                        new Sequence(
                                cells.place(),
                                cells.items().stream().map(this::fillIntoCell).toList()))
                : entry;
    }

    private Node fillIntoCell(Node node) {
        if (!(node instanceof Mapping cell)) {
            return node;
        }
        List<Entry> filled = new ArrayList<>(cell.entries());
        entries.stream()
                .filter(entry -> cell.find(entry.key().text()).isEmpty())
                .forEach(filled::add);
        return new Mapping(cell.place(), filled);
    }
}
