package org.entropysum.experiments.suite;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.entropysum.experiments.dataset.KnownNames;

/**
 * A type of which a suite chooses one of several records by a key: {@code algorithm: em}.
 *
 * @param type the type that components of records have
 * @param key the key that holds the name of the choice
 * @param noun what is chosen, for messages
 * @param options the record class of each name
 * @param maker makes the value of the type from the name and the record
 * @param other makes the value of the type from a name that is none of the options, where such names are left for later
 */
record Choice(
        Class<?> type,
        String key,
        String noun,
        SortedMap<String, Class<?>> options,
        BiFunction<String, Object, Object> maker,
        Optional<Function<String, Object>> other) {
    static Choice of(Class<?> type, String key, String noun, Map<String, ? extends Class<?>> options) {
        return of(type, key, noun, options, (name, chosen) -> chosen);
    }

    static Choice of(
            Class<?> type,
            String key,
            String noun,
            Map<String, ? extends Class<?>> options,
            BiFunction<String, Object, Object> maker) {
        return new Choice(
                type, key, noun, Collections.unmodifiableSortedMap(new TreeMap<>(options)), maker, Optional.empty());
    }

    /** The same choice, which takes other names as well. */
    Choice orNamed(Function<String, Object> otherwise) {
        return new Choice(type, key, noun, options, maker, Optional.of(otherwise));
    }

    KnownNames names() {
        return KnownNames.of(options.keySet());
    }
}
