package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is changed in a suite when it is loaded: a profile of the suite, then single settings.
 *
 * @param profile the name of a profile of the suite
 * @param settings the settings, in the order in which they are made
 */
public record Overrides(Optional<String> profile, List<Setting> settings) {
    /** Copies the list. {@inheritDoc} */
    public Overrides {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param origin what problems call it, for example {@code --set training.steps=5}
     * @param path which setting is meant, for example {@code training.steps}
     * @param value its value, in YAML
     * @param column the column of the value in its option, from 1
     */
    public record Setting(String origin, String path, String value, int column) {}

    /**
     * No change.
     *
     * @return the overrides
     */
    public static Overrides none() {
        return new Overrides(Optional.empty(), List.of());
    }

    /**
     * These changes and one more, as an option {@code --set PATH=VALUE} gives it.
     *
     * @param assignment the text {@code PATH=VALUE}; what has no equals sign is a path without a value
     * @return the overrides
     */
    public Overrides set(String assignment) {
        int sign = sign(assignment);
        String path = sign < 0 ? assignment : assignment.substring(0, sign);
        String value = sign < 0 ? "" : assignment.substring(sign + 1);
        return with(new Setting("--set " + assignment, path, value, path.length() + 2));
    }

    /** Where the value begins: at the first equals sign that is no part of the name of a cell. */
    private static int sign(String assignment) {
        int first = assignment.indexOf('=');
        for (int sign = first; sign >= 0; sign = assignment.indexOf('=', sign + 1)) {
            if (Adjustments.isComplete(assignment.substring(0, sign))) {
                return sign;
            }
        }
        return first;
    }

    /**
     * These changes, and other seeds for all cells.
     *
     * @param seeds a number, a range or a list
     * @return the overrides
     */
    public Overrides seeds(String seeds) {
        return with(new Setting("--seeds " + seeds, "seeds", seeds, 1));
    }

    private Overrides with(Setting setting) {
        List<Setting> more = new ArrayList<>(settings);
        more.add(setting);
        return new Overrides(profile, more);
    }
}
