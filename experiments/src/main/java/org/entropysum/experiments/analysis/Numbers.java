package org.entropysum.experiments.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers as results and findings keep them: finite or absent. */
public final class Numbers {
    private Numbers() {}

    /**
     * The number itself if it is finite, else null.
     *
     * @param number a number, or null
     * @return the number, or null
     */
    public static @Nullable Double finite(@Nullable Double number) {
        return number != null && Double.isFinite(number) ? number : null;
    }

    /** An unmodifiable copy in which what is not finite is null. */
    static List<@Nullable Double> finite(List<? extends @Nullable Double> numbers) {
        List<@Nullable Double> copy = new ArrayList<>(numbers.size());
        numbers.forEach(number -> copy.add(finite(number)));
        return Collections.unmodifiableList(copy);
    }

    /** The numbers of an array. */
    static List<@Nullable Double> of(double... numbers) {
        return finite(Arrays.stream(numbers).boxed().toList());
    }

    static void requireSameSize(String name, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(
                    name + ": " + one.size() + " and " + other.size() + " numbers where as many are expected");
        }
    }
}
