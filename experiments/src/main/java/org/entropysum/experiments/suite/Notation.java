package org.entropysum.experiments.suite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;

/**
 * How the constants of an enum are written in suites: as {@code toString} says where an enum overrides it, else in
 * lower-case words joined by hyphens; the exact name is understood as well.
 */
record Notation(Class<?> type) {
    Optional<Object> read(String text) {
        return constants()
                .filter(constant -> matches(constant, text))
                .findFirst()
                .map(Object.class::cast);
    }

    private static boolean matches(Enum<?> constant, String text) {
        return constant.name().equals(text) || written(constant).equals(text);
    }

    /** The names to choose from; in capitals if the text has some and the enum has no words of its own. */
    KnownNames names(String text) {
        boolean capitals = text.chars().anyMatch(Character::isUpperCase);
        return KnownNames.of(constants()
                .map(it -> capitals && !hasOwnWord(it) ? it.name() : written(it))
                .toList());
    }

    private static String written(Enum<?> constant) {
        return hasOwnWord(constant)
                ? constant.toString()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean hasOwnWord(Enum<?> constant) {
        return !constant.toString().equals(constant.name());
    }

    private Stream<Enum<?>> constants() {
        return Stream.of(type.getEnumConstants()).map(constant -> (Enum<?>) constant);
    }

    /** The class name as words: {@code NoiseVariance} is a "noise variance". */
    static String words(Class<?> type) {
        return String.join(" ", List.of(type.getSimpleName().split("(?<=[a-z])(?=[A-Z])")))
                .toLowerCase(Locale.ROOT);
    }
}
