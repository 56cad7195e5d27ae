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
record Notation(Class<?> type, boolean capitals) {
    /** The notation of an enum, in capitals where a default is. */
    static Notation of(Class<?> type, Slot slot) {
        return new Notation(type, hasCapitals(slot.byDefault()));
    }

    private static boolean hasCapitals(String text) {
        return text.chars().anyMatch(Character::isUpperCase);
    }

    Optional<Object> read(String text) {
        return constants()
                .filter(constant -> matches(constant, text))
                .findFirst()
                .map(Object.class::cast);
    }

    private static boolean matches(Enum<?> constant, String text) {
        return constant.name().equals(text) || written(constant).equals(text);
    }

    /** The names to choose from. */
    KnownNames names() {
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

    /** The class name as words: {@code NoiseVariance} is a "noise variance", {@code CellSpec} a "cell". */
    static String words(Class<?> type) {
        return String.join(" ", List.of(type.getSimpleName().split("(?<=[a-z])(?=[A-Z])")))
                .toLowerCase(Locale.ROOT)
                .replace(" spec", "")
                .replace("named ", "");
    }
}
