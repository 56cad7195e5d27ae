package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/** The finite part of a result: what is not a finite number becomes absent. */
final class Finite {
    private Finite() {}

    /** An unmodifiable copy in the same order, in which every number is a finite double or null. */
    static Map<String, Object> parameters(Map<String, Object> parameters) {
        Map<String, Object> copy = new LinkedHashMap<>();
        parameters.forEach((name, value) -> copy.put(name, value(name, value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("NullAway") // a map and a list of results may hold null: the number that is not finite
    private static Object value(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            return Numbers.finite(number.doubleValue());
        }
        if (value instanceof double[] numbers) {
            return list(name, Arrays.stream(numbers).boxed().toList());
        }
        if (value instanceof List<?> list) {
            return list(name, list);
        }
        throw new IllegalArgumentException("parameter " + name + " is a "
                + value.getClass().getSimpleName() + ", not a number or a list of numbers");
    }

    private static List<Object> list(String name, List<?> values) {
        List<Object> copy = new ArrayList<>(values.size());
        values.forEach(value -> copy.add(value(name, value)));
        return Collections.unmodifiableList(copy);
    }
}
