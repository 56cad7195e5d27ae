package org.entropysum.experiments.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bar for each of some labels, or a group of bars.
 *
 * @param name its name
 * @param title its title
 * @param says what it shows, with units
 * @param labels what the groups of bars belong to, for example latents
 * @param y the axis of the heights
 * @param groups the heights, one for each label
 * @param levels heights to compare with, drawn across
 */
public record Bars(
        String name, String title, String says, List<String> labels, Scale y, List<Group> groups, List<Level> levels)
        implements Figure {
    /** Copies the lists and checks that there is a height for each label. {@inheritDoc} */
    public Bars {
        labels = List.copyOf(labels);
        groups = List.copyOf(groups);
        levels = List.copyOf(levels);
        for (Group group : groups) {
            Numbers.requireSameSize(group.name, labels, group.values);
        }
    }

    /**
     * Bars of one kind.
     *
     * @param name what they are
     * @param values their heights; null where there is none
     */
    public record Group(String name, List<@Nullable Double> values) {
        /** Copies the list and makes absent what is not finite. {@inheritDoc} */
        public Group {
            values = Numbers.finite(values);
        }

        /**
         * Bars of one kind.
         *
         * @param name what they are
         * @param values their heights
         * @return the group
         */
        public static Group of(String name, double... values) {
            return new Group(name, Numbers.of(values));
        }
    }

    /**
     * A height to compare with.
     *
     * @param name what it is
     * @param value the height
     */
    public record Level(String name, double value) {}

    @Override
    public Bars named(String other) {
        return new Bars(other, title, says, labels, y, groups, levels);
    }
}
