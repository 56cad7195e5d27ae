package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.plugin.Setting;

/** One component of a settings record: its key, type, meaning, default and range. */
record Slot(String key, Type type, String meaning, String byDefault, Range range) {
    private static final Map<Type, Object> NONE =
            Map.of(Optional.class, Optional.empty(), List.class, List.of(), Map.class, Map.of(), String.class, "");

    static Slot of(RecordComponent component) {
        String key = component.getName();
        Type type = component.getGenericType();
        return Optional.ofNullable(component.getAnnotation(Setting.class))
                .map(it -> new Slot(key, type, it.value(), it.byDefault(), new Range(it.atLeast(), it.atMost())))
                .orElseGet(() -> new Slot(key, type, "", Setting.REQUIRED, Range.UNLIMITED));
    }

    /** A slot that is a whole value, not part of a record. */
    static Slot whole(String name, Type type) {
        return new Slot(name, type, "", Setting.REQUIRED, Range.UNLIMITED);
    }

    /** The slot of a part of this one, an item or a value of a map. */
    Slot part(Type partType, Range partRange) {
        return new Slot(key, partType, meaning, byDefault, partRange);
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
