package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.plugin.Setting;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a record, as people read it.
 *
 * @param name its key
 * @param description what it means
 * @param expected which values it takes, such as "an integer of at least 1"; empty where only the description can say
 * @param required whether it must be given
 * @param byDefault its default, empty where leaving it out means "none", null where it is required
 */
public record SettingText(
        String name,
        String description,
        String expected,
        boolean required,
        @Nullable String byDefault) {
    /** The settings of a record, those that carry {@link Setting}. */
    static List<SettingText> of(Class<?> record, List<Choice> choices) {
        Map<Class<?>, Choice> byType = choices.stream().collect(Collectors.toMap(Choice::type, Function.identity()));
        return Stream.of(record.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Setting.class))
                .map(Slot::of)
                .map(slot -> of(slot, byType))
                .toList();
    }

    private static SettingText of(Slot slot, Map<Class<?>, Choice> choices) {
        return new SettingText(
                slot.key(),
                slot.meaning(),
                expected(slot, choices),
                slot.isRequired(),
                slot.isRequired() ? null : slot.byDefault());
    }

    private static String expected(Slot slot, Map<Class<?>, Choice> choices) {
        if (type(slot.type()) instanceof Class<?> type) {
            Choice choice = choices.get(type);
            if (choice != null) {
                return "a " + choice.noun() + " by name, or a mapping with the key \"" + choice.key() + "\"";
            }
            if (Scalars.isNotation(type)) {
                return "";
            }
        }
        return new Expectation(slot, choices).toString();
    }

    private static Type type(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }
}
