package org.entropysum.experiments.suite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.PosteriorChoice;
import org.jspecify.annotations.Nullable;

/** Settings as they stand in a suite: mappings, lists, texts and numbers. What is left out has its default. */
final class SettingsTree {
    private static final String ID = "id";

    private SettingsTree() {}

    /** The value as a tree; null where there is none. */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(of(item)));
            return items;
        }
        return value instanceof Enum<?> constant ? written(constant) : composed(value);
    }

    private static String written(Enum<?> constant) {
        return constant.toString().equals(constant.name())
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : constant.toString();
    }

    private static @Nullable Object composed(Object value) {
        if (value instanceof Path path) {
            return path.toAbsolutePath().normalize().toString();
        }
        if (value instanceof ModelChoice choice) {
            return named(ID, choice.id().value(), choice.spec());
        }
        if (value instanceof FamilyChoice choice) {
            return named(ID, choice.id(), choice.spec());
        }
        if (value instanceof NetworkChoice choice) {
            return named(ID, choice.id(), choice.spec());
        }
        if (value instanceof PosteriorChoice choice) {
            return named(ID, choice.id(), choice.spec());
        }
        if (value instanceof NamedPosterior posterior) {
            return posterior.choice().isPresent() ? of(posterior.choice()) : posterior.id();
        }
        if (value instanceof ExpectationSpec rule) {
            return named("rule", ruleOf(rule), rule);
        }
        if (new Scalars(Path.of("")).handles(value.getClass())) {
            return value.toString();
        }
        return SettingsRecord.isList(value.getClass())
                ? components(value).values().iterator().next()
                : components(value);
    }

    private static String ruleOf(ExpectationSpec rule) {
        return ExpectationSpec.RULES.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(rule))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> named(String key, String name, Object spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(key, name);
        tree.putAll(components(spec));
        return tree;
    }

    private static Map<String, Object> components(Object spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            Object value = of(component(spec, component));
            if (value != null) {
                tree.put(component.getName(), value);
            }
        }
        return tree;
    }

    private static @Nullable Object component(Object spec, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(spec);
        } catch (IllegalAccessException | InvocationTargetException unusable) {
            throw new IllegalArgumentException("cannot read " + component + " of " + spec.getClass(), unusable);
        }
    }
}
