package org.entropysum.plugin;

import java.util.regex.Pattern;

/**
 * The name under which a model is found in the catalog and in suites, for example {@code gaussian-mixture}.
 *
 * @param value lower-case words joined by hyphens
 */
public record ModelId(String value) implements Comparable<ModelId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Checks the form. {@inheritDoc} */
    public ModelId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "model id \"" + value + "\" is not of the form lower-case words joined by hyphens");
        }
    }

    /**
     * The identifier of the given form.
     *
     * @param value lower-case words joined by hyphens
     * @return the identifier
     */
    public static ModelId of(String value) {
        return new ModelId(value);
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
