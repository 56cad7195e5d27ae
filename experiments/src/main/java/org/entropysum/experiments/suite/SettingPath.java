package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.experiments.suite.Node.Scalar;

/**
 * Which setting is meant: keys from the outside in, joined by dots in the text ({@code model.components}).
 *
 * @param keys the keys with their places, at least one
 */
record SettingPath(List<Scalar> keys) {
    static SettingPath of(Scalar text) {
        List<Scalar> keys = new ArrayList<>();
        int column = 0;
        for (String key : text.text().split("\\.", -1)) {
            keys.add(new Scalar(text.place().plusColumns(column), key, text.plain()));
            column += key.length() + 1;
        }
        return new SettingPath(List.copyOf(keys));
    }

    Scalar first() {
        return keys.get(0);
    }

    Scalar last() {
        return keys.get(keys.size() - 1);
    }

    boolean isSingle() {
        return keys.size() == 1;
    }

    /** The path without its first keys. */
    SettingPath after(int count) {
        return new SettingPath(keys.subList(count, keys.size()));
    }

    /** Whether the other path means this setting or one inside it. */
    boolean holds(SettingPath other) {
        return (other + ".").startsWith(this + ".");
    }

    @Override
    public String toString() {
        return String.join(".", keys.stream().map(Scalar::text).toList());
    }
}
