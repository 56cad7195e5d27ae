package org.entropysum.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.entropysum.plugin.ComponentPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Settings as JSON in one form: records as objects with sorted keys, names as text, numbers with as many digits as it
 * takes to tell them apart. Of a path only the last name counts: the content of the file has a part of its own in what
 * is compared.
 */
final class Canonical {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private Canonical() {}

    /** The JSON of a tree of maps, lists and single values. */
    static String text(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("settings that cannot be written as JSON", impossible);
        }
    }

    /** The value as a tree of maps, lists and single values. */
    static @Nullable Object tree(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return tree(optional.orElse(null));
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof Path path) {
            return String.valueOf(path.getFileName());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return compound(value);
    }

    private static Object compound(Object value) {
        if (value instanceof Collection<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(tree(item)));
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), tree(item)));
            return sorted;
        }
        if (value.getClass().isArray()) {
            return compound(IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> Array.get(value, i))
                    .toList());
        }
        if (value instanceof ComponentPlugin<?> plugin) {
            return plugin.id();
        }
        return value.getClass().isRecord() ? record(value) : named(value);
    }

    private static Object record(Object value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        if (components.length == 1 && components[0].getName().equals("value")) {
            return String.valueOf(tree(component(components[0], value)));
        }
        Map<String, Object> sorted = new TreeMap<>();
        if (value.getClass().getInterfaces().length > 0) {
            sorted.put("is", value.getClass().getSimpleName());
        }
        for (RecordComponent component : components) {
            sorted.put(component.getName(), tree(component(component, value)));
        }
        return sorted;
    }

    static @Nullable Object component(RecordComponent component, Object value) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("cannot read " + component, hidden);
        }
    }

    /** What is no record counts by its text, or by its class where it has no text of its own. */
    private static Object named(Object value) {
        try {
            boolean own = value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
            return own ? value.toString() : value.getClass().getName();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
