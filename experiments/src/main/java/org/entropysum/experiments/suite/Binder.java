package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tree to records: by the names and types of their components and by {@link org.entropysum.plugin.Setting}.
 * Everything that does not fit becomes a problem at its place; empty results mean that one has been told.
 */
final class Binder {
    private final Scalars scalars;
    private final Map<Class<?>, Choice> choices;
    private final Problems problems;
    private final Map<Class<?>, List<String>> furtherKeys;
    private final IdentityHashMap<Node, Object> bound = new IdentityHashMap<>();

    Binder(Scalars scalars, List<Choice> choices, Problems problems) {
        this(scalars, choices, Map.of(), problems);
    }

    /** A binder that knows further keys of some records, and binds them to nothing. */
    Binder(Scalars scalars, List<Choice> choices, Map<Class<?>, List<String>> furtherKeys, Problems problems) {
        this.furtherKeys = furtherKeys;
        this.scalars = scalars;
        this.choices = choices.stream().collect(Collectors.toMap(Choice::type, Function.identity()));
        this.problems = problems;
    }

    /** The record that a mapping denotes; the further keys are known, but bound to nothing. */
    <T> Optional<T> bind(Class<T> type, Mapping mapping, String... keys) {
        return record(type, mapping, "the " + Notation.words(type), Set.of(keys))
                .map(type::cast);
    }

    /** What a node of the tree was bound to, if it has been and is of the type. */
    <T> Optional<T> bound(Class<T> type, Node node) {
        return Optional.ofNullable(bound.get(node)).filter(type::isInstance).map(type::cast);
    }

    /** Checks those keys of a record that are given, and asks for no others. */
    void check(Class<?> type, Mapping given) {
        for (Slot slot : SettingsRecord.of(type).slots()) {
            given.find(slot.key()).ifPresent(entry -> value(slot, entry.value()));
        }
    }

    private Optional<Object> value(Slot slot, Node node) {
        Optional<Object> value = node instanceof Scalar scalar && scalar.isMissing()
                ? told(node, slot.label() + " has no value; expected " + expected(slot))
                : dispatched(slot, node);
        value.filter(it -> !(it instanceof Optional)).ifPresent(it -> bound.put(node, it));
        return value;
    }

    private Optional<Object> dispatched(Slot slot, Node node) {
        if (slot.type() instanceof ParameterizedType generic) {
            return generic(slot, generic, node);
        }
        Class<?> type = (Class<?>) slot.type();
        if (choices.containsKey(type) && !(node instanceof Scalar && scalars.handles(type))) {
            return choice(slot, choices.get(type), node);
        }
        @Nullable Choice ofItem = SettingsRecord.isList(type) ? choices.get(itemOf(type)) : null;
        if (ofItem != null && !(node instanceof Sequence)) {
            return choice(slot, ofItem, node).flatMap(one -> made(type, List.of(List.of(one)), node, slot.label()));
        }
        if (node instanceof Scalar scalar && scalars.handles(type)) {
            return scalar(slot, type, scalar);
        }
        if (type.isRecord() && node instanceof Mapping mapping && !scalars.handles(type)) {
            return record(type, mapping, slot.label(), Set.of());
        }
        return type.isRecord() && node instanceof Sequence sequence
                ? listRecord(slot, type, sequence)
                : misfit(slot, node, "");
    }

    /** What a record of nothing but a list is a list of. */
    static Type itemOf(Class<?> listRecord) {
        Type list = listRecord.getRecordComponents()[0].getGenericType();
        return list instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }

    private Optional<Object> scalar(Slot slot, Class<?> type, Scalar scalar) {
        Reading reading = scalars.read(slot, type, scalar);
        if (reading instanceof Reading.Unfit unfit) {
            return misfit(slot, scalar, unfit.hint());
        }
        if (reading instanceof Reading.Refused refused) {
            return told(scalar, refused.message());
        }
        Object value = ((Reading.Value) reading).object();
        boolean outside = value instanceof Number number && !slot.range().contains(number.doubleValue());
        return outside ? misfit(slot, scalar, "") : Optional.of(value);
    }

    private Optional<Object> generic(Slot slot, ParameterizedType type, Node node) {
        if (type.getRawType() == Optional.class) {
            return value(slot.as(type.getActualTypeArguments()[0]), node).map(Optional::of);
        }
        if (type.getRawType() == List.class && node instanceof Sequence sequence) {
            return slot.range().contains(sequence.items().size()) ? list(slot, type, sequence) : misfit(slot, node, "");
        }
        if (type.getRawType() == Map.class && node instanceof Mapping mapping) {
            return slot.range().contains(mapping.entries().size()) ? map(slot, type, mapping) : misfit(slot, node, "");
        }
        return misfit(slot, node, "");
    }

    private Optional<Object> list(Slot slot, ParameterizedType type, Sequence sequence) {
        Slot item = slot.item(type.getActualTypeArguments()[0]);
        List<Optional<Object>> items = new ArrayList<>();
        sequence.items().forEach(node -> items.add(value(item, node)));
        return all(items).map(Collections::unmodifiableList);
    }

    private static Optional<List<Object>> all(List<Optional<Object>> values) {
        List<Object> present = new ArrayList<>();
        values.forEach(value -> value.ifPresent(present::add));
        return present.size() == values.size() ? Optional.of(present) : Optional.empty();
    }

    private Optional<Object> map(Slot slot, ParameterizedType type, Mapping mapping) {
        Map<Object, Object> values = new LinkedHashMap<>();
        Slot keys = slot.keyOf(type.getActualTypeArguments()[0]);
        boolean complete = true;
        for (Entry entry : mapping.entries()) {
            Optional<Object> key = value(keys, entry.key());
            Optional<Object> value =
                    value(Slot.named(entry.key().text(), type.getActualTypeArguments()[1]), entry.value());
            complete &= all(List.of(key, value))
                    .filter(pair -> isNew(values.put(pair.get(0), pair.get(1)), entry))
                    .isPresent();
        }
        return complete ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    private boolean isNew(@Nullable Object earlier, Entry entry) {
        return earlier == null
                || told(entry.key(), Problem.quoted(entry.key().text()) + " is given twice, in two notations")
                        .isPresent();
    }

    private Optional<Object> listRecord(Slot slot, Class<?> type, Sequence sequence) {
        return SettingsRecord.isList(type)
                ? value(slot.as(type.getRecordComponents()[0].getGenericType()), sequence)
                        .flatMap(list -> made(type, List.of(list), sequence, slot.label()))
                : misfit(slot, sequence, "");
    }

    private Optional<Object> choice(Slot slot, Choice choice, Node node) {
        if (node instanceof Scalar name) {
            return chosen(slot, choice, name, new Mapping(node.place(), List.of()));
        }
        if (!(node instanceof Mapping mapping)) {
            return misfit(slot, node, "");
        }
        Optional<Entry> entry = mapping.find(choice.key());
        if (entry.isEmpty()) {
            return told(
                    node,
                    slot.label() + " lacks the key \"" + choice.key() + "\"; expected "
                            + choice.names().oneOf());
        }
        return entry.get().value() instanceof Scalar name
                ? chosen(slot, choice, name, mapping)
                : misfit(Slot.named(choice.key(), String.class), entry.get().value(), "");
    }

    private Optional<Object> chosen(Slot slot, Choice choice, Scalar name, Mapping settings) {
        Class<?> option = choice.options().get(name.text());
        String label = choice.noun() + " " + name.text();
        if (option == null && choice.other().isPresent()) {
            rejectUnknown(settings, List.of(choice.key()), label);
            return scalar(slot.as(String.class), String.class, name)
                    .flatMap(text -> choice.other().map(maker -> maker.apply(name.text())));
        }
        if (option == null) {
            return told(
                    name,
                    "unknown " + choice.noun() + " " + Problem.quoted(name.text()) + "; "
                            + choice.names().insteadOf(name.text()));
        }
        if (!option.isRecord()) {
            return told(name, label + " cannot be set from a suite; its settings are no record");
        }
        return record(option, settings, label, Set.of(choice.key()))
                .map(chosen -> choice.maker().apply(name.text(), chosen));
    }

    private Optional<Object> record(Class<?> type, Mapping mapping, String label, Set<String> leading) {
        SettingsRecord settings = SettingsRecord.of(type);
        rejectUnknown(
                mapping,
                Stream.of(
                                leading.stream().sorted(),
                                settings.keys(),
                                furtherKeys.getOrDefault(type, List.of()).stream())
                        .flatMap(keys -> keys)
                        .toList(),
                label);
        List<Optional<Object>> components = new ArrayList<>();
        settings.slots().forEach(slot -> components.add(component(slot, mapping, label)));
        return all(components).flatMap(values -> made(type, values, mapping, label));
    }

    private void rejectUnknown(Mapping mapping, List<String> known, String label) {
        mapping.entries().stream()
                .map(Entry::key)
                .filter(key -> !known.contains(key.text()))
                .forEach(key -> told(
                        key,
                        "unknown key " + Problem.quoted(key.text()) + " of " + label + "; "
                                + KnownNames.of(known).insteadOf(key.text())));
    }

    private Optional<Object> component(Slot slot, Mapping mapping, String label) {
        Optional<Entry> given = mapping.find(slot.key());
        if (given.isPresent()) {
            return value(slot, given.get().value());
        }
        if (slot.isRequired()) {
            String meaning = slot.meaning().isEmpty() ? "" : " (" + slot.meaning() + ")";
            return told(
                    mapping,
                    label + " lacks the key " + Problem.quoted(slot.key()) + meaning + "; expected " + expected(slot));
        }
        return slot.none().or(() -> value(slot, new Scalar(mapping.place(), slot.byDefault(), true)));
    }

    private Optional<Object> made(Class<?> type, List<Object> components, Node node, String label) {
        Reading reading = SettingsRecord.of(type).make(label, components);
        return reading instanceof Reading.Value value
                ? Optional.of(value.object())
                : told(node, ((Reading.Refused) reading).message());
    }

    private Optional<Object> misfit(Slot slot, Node node, String hint) {
        return told(
                node,
                slot.label() + " must be " + expected(slot) + ", not " + node.shown()
                        + (hint.isEmpty() ? "" : " (" + hint + ")"));
    }

    private String expected(Slot slot) {
        return new Expectation(slot, choices).toString();
    }

    private Optional<Object> told(Node node, String message) {
        problems.add(node.place(), message);
        return Optional.empty();
    }
}
