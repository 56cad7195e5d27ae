package org.entropysum.experiments.suite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Problem;

/** A value of a YAML tree with its place in the text. Aliases are resolved: nodes may be shared. */
sealed interface Node {
    /** Where the value starts. */
    Place place();

    /** The number of scalars, sequences and mappings in the value, aliases expanded. */
    long size();

    /** The value as a message shows it. */
    String shown();

    /** The value as it stands, numbers in one form: equal for values that mean the same. */
    String canonical();

    /** The single values in the value, in their order. */
    Stream<Scalar> leaves();

    /**
     * A key and its value.
     *
     * @param apart whether the value stands elsewhere in the text than behind its key
     */
    record Entry(Scalar key, Node value, boolean apart) {
        Entry(Scalar key, Node value) {
            this(key, value, false);
        }
    }

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

        /** This mapping without the given keys. */
        Mapping without(String... keys) {
            Set<String> left = Set.of(keys);
            return new Mapping(
                    place,
                    entries.stream().filter(e -> !left.contains(e.key().text())).toList());
        }

        /** This mapping with the entry, in the place of one with the same key if there is one. */
        Mapping with(Entry entry) {
            List<Entry> changed = new ArrayList<>(entries);
            changed.replaceAll(it -> it.key().text().equals(entry.key().text()) ? entry : it);
            if (find(entry.key().text()).isEmpty()) {
                changed.add(entry);
            }
            return new Mapping(place, changed);
        }

        @Override
        public String canonical() {
            return entries.stream()
                    .map(entry -> entry.key().text() + ":" + entry.value().canonical())
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }

        @Override
        public Stream<Scalar> leaves() {
            return entries.stream().flatMap(entry -> entry.value().leaves());
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
        public String canonical() {
            return items.stream().map(Node::canonical).collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        public Stream<Scalar> leaves() {
            return items.stream().flatMap(Node::leaves);
        }

        @Override
        public String shown() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** Text, a number, a truth value or nothing; without quotes it is {@code plain}. */
    record Scalar(Place place, String text, boolean plain) implements Node {
        private static final int LONGEST_NUMBER = 40;
        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

        boolean isMissing() {
            return plain && NOTHING.contains(text);
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public String canonical() {
            boolean number = plain && text.length() <= LONGEST_NUMBER && Decimals.isNumber(text);
            return number ? new BigDecimal(text).stripTrailingZeros().toString() : '"' + text + '"';
        }

        @Override
        public Stream<Scalar> leaves() {
            return Stream.of(this);
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
