package org.entropysum.experiments.run;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.analysis.Numbers;
import org.entropysum.experiments.suite.Target;
import org.jspecify.annotations.Nullable;

/**
 * A number that the suite demands, and what came out: passed if |actual − value| ≤ within, or where there are limits, if it
 * lies inside of them.
 *
 * @param quantity what is checked, for example {@code logLikelihood}
 * @param value the value that is demanded, if one is
 * @param within the largest deviation from it that is allowed
 * @param atLeast the lower limit, if there is one
 * @param atMost the upper limit, if there is one
 * @param source where the number was published, or the empty string
 * @param actual the value that came out
 * @param passed whether the demand is met
 */
public record CheckResult(
        String quantity,
        @Nullable Double value,
        @Nullable Double within,
        @Nullable Double atLeast,
        @Nullable Double atMost,
        String source,
        @Nullable Double actual,
        boolean passed) {
    /** Makes absent what is not finite. {@inheritDoc} */
    public CheckResult {
        value = Numbers.finite(value);
        within = Numbers.finite(within);
        atLeast = Numbers.finite(atLeast);
        atMost = Numbers.finite(atMost);
        actual = Numbers.finite(actual);
    }

    /** What came out, compared with what is demanded of it. */
    static CheckResult of(String quantity, Target target, @Nullable Double actual) {
        return new CheckResult(
                quantity,
                target.value().orElse(null),
                target.within().orElse(null),
                target.atLeast().orElse(null),
                target.atMost().orElse(null),
                target.source(),
                actual,
                actual != null && target.admits(actual));
    }

    /**
     * What is demanded.
     *
     * @return for example {@code -1.5 within 0.001}, {@code at least 10.0}
     */
    public String demanded() {
        return Stream.of(
                        limit("", value, within == null ? "" : " within " + within),
                        limit("at least ", atLeast, ""),
                        limit("at most ", atMost, ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" and "), words -> words.isEmpty() ? "nothing" : words));
    }

    private static String limit(String before, @Nullable Double number, String behind) {
        return number == null ? "" : before + number + behind;
    }
}
