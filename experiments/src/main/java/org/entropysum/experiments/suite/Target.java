package org.entropysum.experiments.suite;

import java.util.Optional;
import org.entropysum.plugin.Setting;

/**
 * What a quantity of a result is known to be: near a value, or inside of limits.
 *
 * @param value the known value
 * @param within the largest deviation from it that passes
 * @param atLeast the smallest number that passes
 * @param atMost the largest number that passes
 * @param source where the number was published
 */
public record Target(
        @Setting(value = "the known value", byDefault = "") Optional<Double> value,

        @Setting(value = "largest deviation from the known value that passes", byDefault = "", atLeast = 0)
        Optional<Double> within,

        @Setting(value = "smallest number that passes, instead of a value", byDefault = "")
        Optional<Double> atLeast,

        @Setting(value = "largest number that passes, instead of a value", byDefault = "")
        Optional<Double> atMost,

        @Setting(value = "where the number was published", byDefault = "")
        String source) {
    /** Checks that the settings go together. {@inheritDoc} */
    public Target {
        boolean limited = atLeast.isPresent() || atMost.isPresent();
        if (value.isPresent() != within.isPresent() || value.isPresent() == limited) {
            throw new IllegalArgumentException("expected value and within, or atLeast, atMost or both");
        }
    }

    /**
     * Near a known value.
     *
     * @param value the known value
     * @param within the largest deviation that passes
     */
    public Target(double value, double within) {
        this(Optional.of(value), Optional.of(within), Optional.empty(), Optional.empty(), "");
    }

    /**
     * Whether a result is near enough, or inside of the limits.
     *
     * @param actual the value of the result; NaN never passes
     * @return {@code |actual − value| ≤ within}, or {@code atLeast ≤ actual ≤ atMost}
     */
    public boolean admits(double actual) {
        return value.map(known -> Math.abs(actual - known) <= within.orElseThrow())
                .orElseGet(() -> actual >= atLeast.orElse(Double.NEGATIVE_INFINITY)
                        && actual <= atMost.orElse(Double.POSITIVE_INFINITY));
    }
}
