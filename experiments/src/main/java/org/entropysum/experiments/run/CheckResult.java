package org.entropysum.experiments.run;

import org.jspecify.annotations.Nullable;

/**
 * A number that the suite demands, and what came out: passed if |actual − value| ≤ within.
 *
 * @param quantity what is checked, for example {@code logLikelihood}
 * @param value the value that is demanded
 * @param within the largest deviation that is allowed
 * @param actual the value that came out
 * @param passed whether the demand is met
 */
public record CheckResult(
        String quantity,
        @Nullable Double value,
        @Nullable Double within,
        @Nullable Double actual,
        boolean passed) {
    /** Makes absent what is not finite. {@inheritDoc} */
    public CheckResult {
        value = Finite.number(value);
        within = Finite.number(within);
        actual = Finite.number(actual);
    }
}
