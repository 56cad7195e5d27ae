package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON Schemas of what {@link Binder} accepts: one definition for each record and each choice that is reachable, made when
 * it is asked for. Where a cell stands for many, its settings may be incomplete, so every definition exists in two forms.
 */
final class SchemaTypes {
    private static final String TYPE = "type";
    private static final String DESCRIPTION = "description";

    private final Map<Class<?>, Choice> choices;
    private final Function<Class<?>, Optional<String>> summaries;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    SchemaTypes(List<Choice> choices, Function<Class<?>, Optional<String>> summaries) {
        this.choices = choices.stream().collect(Collectors.toMap(Choice::type, Function.identity()));
        this.summaries = summaries;
    }

    /** All definitions that were asked for, by name. */
    Map<String, Object> definitions() {
        return definitions;
    }

    /** The keys of a record, each with meaning and default; all of them are required or none. */
    Map<String, Object> properties(Class<?> type, boolean complete) {
        Map<String, Object> properties = new LinkedHashMap<>();
        SettingsRecord.of(type).slots().forEach(slot -> properties.put(slot.key(), described(slot, complete)));
        return properties;
    }

    static List<String> required(Class<?> type) {
        return SettingsRecord.of(type).slots().stream()
                .filter(Slot::isRequired)
                .map(Slot::key)
                .toList();
    }

    private Map<String, Object> described(Slot slot, boolean complete) {
        Map<String, Object> schema = of(slot, complete);
        String meaning = slot.meaning()
                + (slot.byDefault().isEmpty() || slot.isRequired() ? "" : " (default: " + slot.byDefault() + ")");
        if (meaning.isEmpty()) {
            return schema;
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put(DESCRIPTION, meaning);
        // What stands beside a reference is passed over before draft 2019-09
        if (schema.containsKey("$ref")) {
            described.put("allOf", List.of(schema));
        } else {
            described.putAll(schema);
        }
        return described;
    }

    Map<String, Object> of(Slot slot, boolean complete) {
        return slot.type() instanceof ParameterizedType generic
                ? generic(slot, generic, complete)
                : single(slot, (Class<?>) slot.type(), complete);
    }

    private Map<String, Object> generic(Slot slot, ParameterizedType type, boolean complete) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return of(slot.as(arguments[0]), complete);
        }
        if (type.getRawType() == List.class) {
            return list(slot, arguments[0], complete);
        }
        Map<String, Object> schema = new LinkedHashMap<>(Map.of(TYPE, "object"));
        schema.put("propertyNames", of(slot.keyOf(arguments[0]), complete));
        schema.put("additionalProperties", of(Slot.named("value", arguments[1]), complete));
        if (!slot.range().contains(0)) {
            schema.put("minProperties", 1);
        }
        return schema;
    }

    private Map<String, Object> list(Slot slot, Type item, boolean complete) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of(TYPE, "array"));
        schema.put("items", of(slot.item(item), complete));
        if (!slot.range().contains(0)) {
            schema.put("minItems", 1);
        }
        return schema;
    }

    private Map<String, Object> single(Slot slot, Class<?> type, boolean complete) {
        if (choices.containsKey(type)) {
            return choice(choices.get(type), complete);
        }
        Choice ofItem =
                SettingsRecord.isList(type) && Binder.itemOf(type) instanceof Class<?> item ? choices.get(item) : null;
        if (ofItem != null) {
            Map<String, Object> one = choice(ofItem, complete);
            return anyOf(List.of(one, Map.of(TYPE, "array", "items", one, "minItems", 1)));
        }
        return new Scalars(Path.of("")).handles(type) ? scalar(slot, type, complete) : structure(slot, type, complete);
    }

    private Map<String, Object> scalar(Slot slot, Class<?> type, boolean complete) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return number("integer", slot.range());
        }
        if (type == double.class || type == Double.class) {
            return number("number", slot.range());
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of(TYPE, "boolean");
        }
        if (type == String.class || type == Path.class) {
            return Map.of(TYPE, "string");
        }
        if (type.isEnum()) {
            return Map.of("enum", Notation.of(type, slot).names().names());
        }
        // Types that are made from a text read numbers as well
        Map<String, Object> text = Map.of(TYPE, List.of("string", "number"));
        return SettingsRecord.isList(type) || choicesOf(type)
                ? anyOf(List.of(text, structure(slot, type, complete)))
                : text;
    }

    private static boolean choicesOf(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1;
    }

    private Map<String, Object> structure(Slot slot, Class<?> type, boolean complete) {
        if (SettingsRecord.isList(type)) {
            return list(slot, Binder.itemOf(type), complete);
        }
        return type.isRecord() ? record(type, complete) : Map.of();
    }

    private static Map<String, Object> number(String type, Range range) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of(TYPE, type));
        if (range.atLeast() == Double.MIN_VALUE) {
            schema.put("exclusiveMinimum", 0);
        } else if (range.atLeast() != Double.NEGATIVE_INFINITY) {
            schema.put("minimum", range.atLeast());
        }
        if (range.atMost() != Double.POSITIVE_INFINITY) {
            schema.put("maximum", range.atMost());
        }
        return schema;
    }

    /** A record as a mapping of its keys. */
    Map<String, Object> record(Class<?> type, boolean complete) {
        return defined(type.getSimpleName(), complete, () -> {
            Map<String, Object> schema = object(properties(type, complete));
            if (complete) {
                schema.put("required", required(type));
            }
            return schema;
        });
    }

    /** One of several records by a key, or its bare name. */
    private Map<String, Object> choice(Choice choice, boolean complete) {
        return defined(choice.type().getSimpleName(), complete, () -> {
            Map<String, Object> key = new LinkedHashMap<>();
            Map<String, Object> names = Map.of("enum", choice.names().names());
            if (choice.other().isPresent()) {
                key.put("anyOf", List.of(names, Map.of(TYPE, "string")));
            } else {
                key.putAll(names);
            }
            Map<String, Object> mapping = new LinkedHashMap<>(Map.of(TYPE, "object"));
            mapping.put("properties", Map.of(choice.key(), key));
            if (complete) {
                mapping.put("required", List.of(choice.key()));
            }
            mapping.put(
                    "allOf",
                    choice.options().entrySet().stream()
                            .map(option -> whenChosen(choice, option.getKey(), option.getValue(), complete))
                            .toList());
            return anyOf(List.of(bare(choice, key, complete), mapping));
        });
    }

    private static Map<String, Object> bare(Choice choice, Map<String, Object> key, boolean complete) {
        if (new Scalars(Path.of("")).handles(choice.type())) {
            return Map.of(TYPE, List.of("string", "number"));
        }
        return complete ? bareName(choice, key) : Map.of(TYPE, "string");
    }

    /** Names that need no settings; any where others than the catalog's are left for later. */
    private static Map<String, Object> bareName(Choice choice, Map<String, Object> key) {
        return choice.other().isPresent()
                ? key
                : Map.of(
                        "enum",
                        choice.options().entrySet().stream()
                                .filter(option -> !option.getValue().isRecord()
                                        || required(option.getValue()).isEmpty())
                                .map(Map.Entry::getKey)
                                .toList());
    }

    private Map<String, Object> whenChosen(Choice choice, String name, Class<?> option, boolean complete) {
        Map<String, Object> isIt =
                Map.of("properties", Map.of(choice.key(), Map.of("const", name)), "required", List.of(choice.key()));
        Map<String, Object> then = option.isRecord() ? settings(choice, name, option, complete) : Map.of();
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("if", isIt));
        schema.put("then", then);
        return schema;
    }

    private Map<String, Object> settings(Choice choice, String name, Class<?> option, boolean complete) {
        return defined(choice.noun() + "-" + name, complete, () -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put(choice.key(), Map.of("const", name));
            properties.putAll(properties(option, complete));
            Map<String, Object> schema = object(properties);
            summaries.apply(option).ifPresent(summary -> schema.put(DESCRIPTION, summary));
            if (complete) {
                schema.put(
                        "required",
                        Stream.concat(Stream.of(choice.key()), required(option).stream())
                                .toList());
            }
            return schema;
        });
    }

    static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of(TYPE, "object"));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return new LinkedHashMap<>(Map.of("anyOf", new ArrayList<>(schemas)));
    }

    /** A reference to a definition, which is made at its first use; definitions may refer to themselves. */
    private Map<String, Object> defined(String name, boolean complete, Supplier<Map<String, Object>> schema) {
        String key = complete ? name : name + ".varied";
        if (!definitions.containsKey(key)) {
            definitions.put(key, Map.of());
            definitions.put(key, schema.get());
        }
        return Map.of("$ref", "#/definitions/" + key);
    }
}
