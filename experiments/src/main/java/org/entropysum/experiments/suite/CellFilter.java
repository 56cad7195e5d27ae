package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;

/**
 * A choice of cells, such as {@code tag:fast,model:vae,model:ppca}: cells that have one of the tags, and one of the
 * models.
 *
 * @param patterns the patterns of each aspect; an empty map chooses every cell
 */
public record CellFilter(Map<Aspect, List<String>> patterns) {
    /** What cells are chosen by. */
    public enum Aspect {
        /** The name of the cell. */
        NAME,
        /** One of its tags. */
        TAG,
        /** The id of its model. */
        MODEL,
        /** The name of its data set. */
        DATA;

        Stream<String> words(CellSpec cell) {
            return switch (this) {
                case NAME -> Stream.of(cell.name().toString());
                case TAG -> cell.tags().stream().map(Name::toString);
                case MODEL -> Stream.of(cell.model().id().toString());
                case DATA -> Stream.of(cell.data().toString());
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Copies the map. {@inheritDoc} */
    public CellFilter {
        Map<Aspect, List<String>> copy = new LinkedHashMap<>();
        patterns.forEach((aspect, words) -> copy.put(aspect, List.copyOf(words)));
        patterns = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * The choice that texts describe, such as {@code tag:fast,model:vae}; a pattern may hold {@code *} and {@code ?}.
     *
     * @param texts the texts; together they are one list
     * @return the choice
     * @throws IllegalArgumentException if a part has another form; the message says what was expected
     */
    public static CellFilter of(Collection<String> texts) {
        Map<Aspect, List<String>> patterns = new LinkedHashMap<>();
        texts.stream().flatMap(text -> Stream.of(text.split(",", -1))).forEach(part -> {
            int colon = part.indexOf(':');
            String word = colon < 0 ? part : part.substring(0, colon);
            Aspect aspect = Stream.of(Aspect.values())
                    .filter(it -> colon > 0 && it.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> refused(part, word));
            patterns.computeIfAbsent(aspect, it -> new ArrayList<>()).add(part.substring(colon + 1));
        });
        return new CellFilter(patterns);
    }

    private static IllegalArgumentException refused(String part, String word) {
        List<String> aspects =
                Stream.of(Aspect.values()).map(aspect -> aspect + ":PATTERN").toList();
        String nearest = KnownNames.of(
                        Stream.of(Aspect.values()).map(Aspect::toString).toList())
                .nearest(word)
                .map(name -> "; did you mean \"" + name + ":\"?")
                .orElse("");
        return new IllegalArgumentException(Problem.quoted(part) + " chooses nothing; expected "
                + KnownNames.of(aspects).oneOf() + nearest);
    }

    /**
     * Whether a cell is chosen.
     *
     * @param cell the cell
     * @return whether each aspect has a pattern that matches
     */
    public boolean admits(CellSpec cell) {
        return patterns.entrySet().stream()
                .allMatch(entry -> entry.getKey()
                        .words(cell)
                        .anyMatch(word ->
                                entry.getValue().stream().anyMatch(pattern -> new Glob(pattern).matches(word))));
    }

    /**
     * Why no cell of a suite is chosen.
     *
     * @param suite the suite
     * @return a sentence for the first pattern that matches nothing, or empty if a cell is chosen
     */
    public Optional<String> objection(Suite suite) {
        if (suite.cells().stream().anyMatch(this::admits)) {
            return Optional.empty();
        }
        for (Map.Entry<Aspect, List<String>> entry : patterns.entrySet()) {
            TreeSet<String> words = new TreeSet<>();
            suite.cells().forEach(cell -> entry.getKey().words(cell).forEach(words::add));
            for (String pattern : entry.getValue()) {
                if (words.stream().noneMatch(new Glob(pattern)::matches)) {
                    return Optional.of("no cell has the " + entry.getKey() + " " + Problem.quoted(pattern) + "; "
                            + KnownNames.of(words).insteadOf(pattern));
                }
            }
        }
        return Optional.of("no cell has all that --select asks for");
    }
}
