package org.entropysum.experiments.dataset;

import java.util.regex.Pattern;

/**
 * A data source that suites may name.
 *
 * @param name the name: lower-case words joined by hyphens
 * @param summary what the data are, one line
 * @param settings the record of its settings
 */
public record SourceOffer(String name, String summary, Class<? extends DataSource> settings) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Checks name and record. {@inheritDoc} */
    public SourceOffer {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "data source " + name + ": expected a name of lower-case words joined by hyphens");
        }
        if (!settings.isRecord()) {
            throw new IllegalArgumentException("data source " + name + ": " + settings.getName() + " is not a record");
        }
    }
}
