package org.entropysum.experiments.analysis;

import java.util.regex.Pattern;

/**
 * An analysis that suites may name.
 *
 * @param name the name: lower-case words joined by hyphens
 * @param summary what it looks at, one line
 * @param settings the record of its settings
 */
public record AnalysisOffer(String name, String summary, Class<? extends Analysis> settings) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Checks name and record. {@inheritDoc} */
    public AnalysisOffer {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "analysis " + name + ": expected a name of lower-case words joined by hyphens");
        }
        if (!settings.isRecord()) {
            throw new IllegalArgumentException("analysis " + name + ": " + settings.getName() + " is not a record");
        }
    }
}
