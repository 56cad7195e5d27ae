package org.entropysum.experiments.dataset.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.entropysum.experiments.dataset.Problem;

/** Decimal numbers as data files write them. */
final class CsvNumber {
    private static final String CHARACTERS = "0123456789+-.eE";
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d*,\\d+");
    private static final Pattern WORD = Pattern.compile("\\p{L}.*", Pattern.DOTALL);
    private static final Set<String> MISSING =
            Set.of("nan", "na", "n/a", "null", "none", "inf", "+inf", "-inf", "infinity", "-infinity", "?", "-", ".");

    private CsvNumber() {}

    static boolean isNumber(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** The finite number that the text denotes; else throws with one sentence that says what is wrong. */
    static double parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the field is empty; expected a number");
        }
        if (!text.chars().allMatch(character -> CHARACTERS.indexOf(character) >= 0)) {
            throw notANumber(text);
        }
        try {
            return inRange(text, Double.parseDouble(text));
        } catch (NumberFormatException notOne) {
            throw notANumber(text);
        }
    }

    private static double inRange(String text, double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(Problem.quoted(text) + " is too large for a double");
        }
        if (value == 0 && text.split("[eE]", 2)[0].matches(".*[1-9].*")) {
            throw new IllegalArgumentException(Problem.quoted(text) + " is too small for a double");
        }
        return value;
    }

    private static IllegalArgumentException notANumber(String text) {
        return new IllegalArgumentException(Problem.quoted(text) + " is not a " + whatIsExpected(text));
    }

    private static String whatIsExpected(String text) {
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return "finite number; every field must hold one";
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return "number; write it with a decimal point, " + text.replace(',', '.');
        }
        return WORD.matcher(text).matches()
                ? "number; leave out columns of text by naming the others under \"columns\""
                : "number; expected one such as 12, -0.5 or 1e-3";
    }
}
