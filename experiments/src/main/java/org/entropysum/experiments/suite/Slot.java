package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.plugin.Setting;

/** What a value of the tree is bound to: a component of a settings record, or a part of one. */
record Slot(String key, String label, Type type, String meaning, String byDefault, Range range) {
    private static final Map<Type, Object> NONE =
            Map.of(Optional.class, Optional.empty(), List.class, List.of(), Map.class, Map.of(), String.class, "");

    static Slot of(RecordComponent component) {
        Slot bare = named(component.getName(), component.getGenericType());
        return Optional.ofNullable(component.getAnnotation(Setting.class))
                .map(bare::with)
                .orElse(bare);
    }

    /** A required value of that name. */
    static Slot named(String key, Type type) {
        return new Slot(key, Problem.quoted(key), type, "", Setting.REQUIRED, Range.UNLIMITED);
    }

    private Slot with(Setting setting) {
        Range allowed = new Range(setting.atLeast(), setting.atMost());
        return new Slot(key, label, type, setting.value(), setting.byDefault(), allowed);
    }

    /** The same value, seen as another type. */
    Slot as(Type other) {
        return new Slot(key, label, other, meaning, byDefault, range);
    }

    /** An item of a list. */
    Slot item(Type itemType) {
        boolean isRecord = itemType instanceof Class<?> raw && raw.isRecord();
        return part(isRecord ? withArticle(Notation.words((Class<?>) itemType)) : "an item of " + label, itemType);
    }

    private static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** A key of a map. */
    Slot keyOf(Type keyType) {
        return part("a key of " + label, keyType);
    }

    private Slot part(String partLabel, Type partType) {
        return new Slot(key, partLabel, partType, "", Setting.REQUIRED, Range.UNLIMITED);
    }

    boolean isRequired() {
        return byDefault.equals(Setting.REQUIRED);
    }

    /** The value that stands for "none", where leaving the key out means that. */
    Optional<Object> none() {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return byDefault.isEmpty() ? Optional.ofNullable(NONE.get(raw)) : Optional.empty();
    }
}
