package org.entropysum.experiments.dataset.synthetic;

import java.util.List;
import java.util.stream.Stream;

/**
 * The intrinsic dimensions of regimes that follow one another.
 *
 * @param values at least one
 */
public record Regimes(List<Integer> values) {
    /** Checks that there is one. {@inheritDoc} */
    public Regimes {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one dimension");
        }
    }

    /**
     * The dimensions that a text lists.
     *
     * @param text integers with commas between them
     * @return the dimensions
     */
    public static Regimes of(String text) {
        try {
            return new Regimes(Stream.of(text.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toList());
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("expected a list of dimensions such as [6, 2, 4]", notOne);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
