package org.entropysum.experiments.suite;

import org.entropysum.plugin.Setting;

/**
 * The value that a quantity of a result is known to have.
 *
 * @param value the known value
 * @param within the largest deviation that passes
 */
public record Target(
        @Setting("the known value") double value,

        @Setting(value = "largest deviation that passes", atLeast = 0)
        double within) {
    /**
     * Whether a result is near enough.
     *
     * @param actual the value of the result; NaN never passes
     * @return {@code |actual − value| ≤ within}
     */
    public boolean admits(double actual) {
        return Math.abs(actual - value) <= within;
    }
}
