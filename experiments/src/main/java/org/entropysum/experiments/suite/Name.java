package org.entropysum.experiments.suite;

import java.util.Locale;
import java.util.regex.Pattern;
import org.entropysum.experiments.dataset.Problem;

/**
 * The name of a suite, a cell or a data set; it can be part of a file name on every system.
 *
 * @param value letters, digits, dots, hyphens, underscores and equals signs, at most 120; starts and ends with a letter or digit
 */
public record Name(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._=-]{0,118}[A-Za-z0-9])?");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** Checks the form. {@inheritDoc} */
    public Name {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(Problem.quoted(value)
                    + " is not a name; expected at most 120 letters, digits, dots, hyphens, underscores and"
                    + " equals signs, with a letter or digit at both ends");
        }
        if (RESERVED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    Problem.quoted(value) + " is reserved on some systems; expected another name");
        }
    }

    /**
     * The name of that form.
     *
     * @param value the text
     * @return the name
     */
    public static Name of(String value) {
        return new Name(value);
    }

    /** A name as a file system without regard to case sees it. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
