package org.entropysum.experiments.offer;

import java.util.regex.Pattern;

/**
 * Something that suites may name, such as a data source or an analysis.
 *
 * @param name the name: lower-case words joined by hyphens
 * @param summary what it is, one line
 * @param settings the record of its settings
 * @param <T> what is offered
 */
public record Offer<T>(String name, String summary, Class<? extends T> settings) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Checks name and record. {@inheritDoc} */
    public Offer {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + ": expected a name of lower-case words joined by hyphens");
        }
        if (!settings.isRecord()) {
            throw new IllegalArgumentException(name + ": " + settings.getName() + " is not a record");
        }
    }
}
