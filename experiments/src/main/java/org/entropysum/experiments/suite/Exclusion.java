package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Axis.Option;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Combinations that do not run: those where every setting has the value, or one of the values, that is given.
 *
 * @param item what stands in the list {@code exclude}
 */
record Exclusion(Mapping item) {
    /** The key for the name of a case. */
    private static final String CASE = "case";

    /** The exclusions of a cell; what cannot be read, or names a setting that does not vary, is told. */
    static List<Exclusion> of(Mapping cell, List<Axis> axes, Problems problems) {
        Optional<Node> given = cell.find(Variation.EXCLUDE).map(Entry::value);
        if (given.isEmpty()) {
            return List.of();
        }
        if (!(given.get() instanceof Sequence list)
                || !list.items().stream().allMatch(Exclusion::isMappingWithEntries)) {
            problems.add(
                    given.get().place(),
                    "\"exclude\" must be a list of mappings, for example - {model.components: 3}, not "
                            + given.get().shown());
            return List.of();
        }
        KnownNames varied = varied(cell, axes);
        List<Exclusion> exclusions = new ArrayList<>();
        for (Node item : list.items()) {
            List<Entry> unknown = ((Mapping) item)
                    .entries().stream()
                            .filter(entry ->
                                    !varied.names().contains(entry.key().text()))
                            .toList();
            unknown.forEach(entry -> problems.add(
                    entry.key().place(),
                    Problem.quoted(entry.key().text()) + " does not vary here; "
                            + varied.insteadOf(entry.key().text())));
            if (unknown.isEmpty()) {
                exclusions.add(new Exclusion((Mapping) item));
            }
        }
        return exclusions;
    }

    private static boolean isMappingWithEntries(Node item) {
        return item instanceof Mapping mapping && !mapping.entries().isEmpty();
    }

    private static KnownNames varied(Mapping cell, List<Axis> axes) {
        Stream<String> cases = cell.find(Variation.CASES).stream().map(entry -> CASE);
        Stream<String> paths = axes.stream()
                .flatMap(axis -> axis.options().stream())
                .flatMap(option -> option.settings().stream())
                .map(assignment -> assignment.path().toString());
        return KnownNames.of(Stream.concat(cases, paths).distinct().toList());
    }

    boolean holds(List<Option> row, boolean firstIsCase) {
        Map<String, String> settings = new HashMap<>();
        row.forEach(option -> option.settings()
                .forEach(it -> settings.put(it.path().toString(), it.value().canonical())));
        return item.entries().stream().allMatch(entry -> {
            String key = entry.key().text();
            boolean isCase = firstIsCase && key.equals(CASE);
            return isCase
                    ? entry.value()
                            .leaves()
                            .anyMatch(name -> Axis.word(name).equals(row.get(0).label()))
                    : isOneOf(entry.value(), settings.get(key));
        });
    }

    private static boolean isOneOf(Node wanted, @Nullable String found) {
        Stream<Node> items = wanted instanceof Sequence list ? list.items().stream() : Stream.empty();
        return Stream.concat(Stream.of(wanted), items)
                .anyMatch(item -> item.canonical().equals(found));
    }
}
