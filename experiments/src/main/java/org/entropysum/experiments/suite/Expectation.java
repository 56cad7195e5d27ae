package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a slot expects, for messages: "an integer of at least 1". */
record Expectation(Slot slot, Map<Class<?>, Choice> choices) {
    @Override
    public String toString() {
        return slot.type() instanceof ParameterizedType generic ? generic(generic) : single((Class<?>) slot.type());
    }

    private String generic(ParameterizedType type) {
        Type raw = type.getRawType();
        if (raw == Optional.class) {
            return new Expectation(slot.as(type.getActualTypeArguments()[0]), choices).toString();
        }
        boolean mayBeEmpty = slot.range().contains(0);
        if (raw == List.class) {
            return mayBeEmpty ? "a list" : "a list of at least one item";
        }
        return mayBeEmpty ? "a mapping" : "a mapping with at least one entry";
    }

    private String single(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "an integer" + slot.range();
        }
        if (type == double.class || type == Double.class) {
            return "a number" + slot.range();
        }
        return Optional.ofNullable(choices.get(type)).map(Expectation::chosen).orElseGet(() -> listOrOther(type));
    }

    private String listOrOther(Class<?> type) {
        Choice item = SettingsRecord.isList(type) ? choices.get(Binder.itemOf(type)) : null;
        return item == null ? other(type) : chosen(item) + ", or a list of such";
    }

    private static String chosen(Choice choice) {
        return "a mapping with the key \"" + choice.key() + "\"";
    }

    private String other(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Path.class) {
            return "the path of a file";
        }
        if (type.isEnum()) {
            return Notation.of(type, slot).names().oneOf();
        }
        return new Scalars(Path.of("")).handles(type) ? made(type) : record(type);
    }

    private static String made(Class<?> type) {
        return SettingsRecord.isList(type) ? "a list or a single value" : "a " + Notation.words(type);
    }

    private static String record(Class<?> type) {
        return type.isRecord()
                ? "a mapping with the keys "
                        + String.join(", ", SettingsRecord.of(type).keys().toList())
                : "a value that suites cannot express (" + type.getName() + ")";
    }
}
