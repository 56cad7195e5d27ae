package org.entropysum.experiments.suite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entropysum.experiments.dataset.Problem;

/** A value of a YAML tree with its place in the text. Aliases are resolved: nodes may be shared. */
sealed interface Node {
    /** Where the value starts. */
    Place place();

    /** The number of scalars, sequences and mappings in the value, aliases expanded. */
    long size();

    /** The value as a message shows it. */
    String shown();

    /** A key and its value. */
    record Entry(Scalar key, Node value) {}

    /** Keys with values, in the order of the text; the keys are different. */
    record Mapping(Place place, List<Entry> entries, long size) implements Node {
        Mapping(Place place, List<Entry> entries) {
            this(
                    place,
                    List.copyOf(entries),
                    1 + entries.stream().mapToLong(e -> 1 + e.value().size()).sum());
        }

        Optional<Entry> find(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }

        /** This mapping without the given key. */
        Mapping without(String key) {
            return new Mapping(
                    place,
                    entries.stream().filter(e -> !e.key().text().equals(key)).toList());
        }

        @Override
        public String shown() {
            return entries.isEmpty() ? "an empty mapping" : "a mapping";
        }
    }

    /** Values in the order of the text. */
    record Sequence(Place place, List<Node> items, long size) implements Node {
        Sequence(Place place, List<Node> items) {
            this(
                    place,
                    List.copyOf(items),
                    1 + items.stream().mapToLong(Node::size).sum());
        }

        @Override
        public String shown() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** Text, a number, a truth value or nothing; without quotes it is {@code plain}. */
    record Scalar(Place place, String text, boolean plain) implements Node {
        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

        boolean isMissing() {
            return plain && NOTHING.contains(text);
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public String shown() {
            if (isMissing()) {
                return "nothing";
            }
            if (plain && text.length() <= 24 && text.matches("[\\p{Alnum}.+-]+")) {
                return text;
            }
            return plain ? Problem.quoted(text) : "the text " + Problem.quoted(text);
        }
    }
}
