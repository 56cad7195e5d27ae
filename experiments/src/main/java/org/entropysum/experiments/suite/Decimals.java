package org.entropysum.experiments.suite;

import java.util.regex.Pattern;

/** Numbers as suites write them: decimal, finite, without leading zeros, {@code 1e-9} needs no point. */
final class Decimals {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9]\\d*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?((0|[1-9]\\d*)(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0\\d[\\d.eE+-]*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d*,\\d+");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?\\.?(nan|inf|infinity)");

    private Decimals() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static Reading ofInt(String text) {
        Reading wide = ofLong(text);
        return wide instanceof Reading.Value value && value.object() instanceof Long number ? narrow(number) : wide;
    }

    private static Reading narrow(long number) {
        return number == (int) number
                ? new Reading.Value((int) number)
                : new Reading.Unfit("integers here go from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
    }

    static Reading ofLong(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return new Reading.Unfit(hint(text));
        }
        try {
            return new Reading.Value(Long.parseLong(text));
        } catch (NumberFormatException overflow) {
            return new Reading.Unfit("integers here go from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
        }
    }

    static Reading ofDouble(String text) {
        if (!isNumber(text)) {
            return new Reading.Unfit(hint(text));
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            return new Reading.Unfit("too large for a double");
        }
        boolean vanished = value == 0 && text.split("[eE]", 2)[0].matches(".*[1-9].*");
        return vanished ? new Reading.Unfit("too small for a double") : new Reading.Value(value);
    }

    private static String hint(String text) {
        if (LEADING_ZERO.matcher(text).matches()) {
            return "leading zeros are not allowed, since some read them as octal";
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return "write a decimal point";
        }
        return NOT_FINITE.matcher(text).matches() ? "only finite numbers are allowed" : "";
    }
}
