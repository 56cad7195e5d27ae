package org.entropysum.experiments.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points of a plot that belong together.
 *
 * @param name what they are, written beside them
 * @param mark how they are drawn
 * @param x where they stand
 * @param y their values; null where there is none
 * @param low the lower edge of a band around them, or empty for no band
 * @param high the upper edge of the band, or empty
 */
public record Series(
        String name,
        Mark mark,
        List<@Nullable Double> x,
        List<@Nullable Double> y,
        List<@Nullable Double> low,
        List<@Nullable Double> high) {
    /** How points are drawn. */
    public enum Mark {
        /** Joined by a line, in their order. */
        LINE,
        /** Each by itself. */
        POINTS
    }

    /** Copies the lists, makes absent what is not finite and checks that the lists are of one size. {@inheritDoc} */
    public Series {
        x = Numbers.finite(x);
        y = Numbers.finite(y);
        low = Numbers.finite(low);
        high = Numbers.finite(high);
        Numbers.requireSameSize(name, x, y);
        Numbers.requireSameSize(name, low, high);
        if (!low.isEmpty()) {
            Numbers.requireSameSize(name, x, low);
        }
    }

    /**
     * A line.
     *
     * @param name what it is
     * @param x where its points stand
     * @param y their values
     * @return the series
     */
    public static Series line(String name, double[] x, double[] y) {
        return new Series(name, Mark.LINE, Numbers.of(x), Numbers.of(y), List.of(), List.of());
    }

    /**
     * A line in a band.
     *
     * @param name what it is
     * @param x where its points stand
     * @param y their values
     * @param low the lower edge
     * @param high the upper edge
     * @return the series
     */
    public static Series band(String name, double[] x, double[] y, double[] low, double[] high) {
        return new Series(name, Mark.LINE, Numbers.of(x), Numbers.of(y), Numbers.of(low), Numbers.of(high));
    }

    /**
     * Points.
     *
     * @param name what they are
     * @param x where they stand
     * @param y where they stand on the vertical axis
     * @return the series
     */
    public static Series points(String name, double[] x, double[] y) {
        return new Series(name, Mark.POINTS, Numbers.of(x), Numbers.of(y), List.of(), List.of());
    }

    /**
     * The same points under another name.
     *
     * @param other the name
     * @return the series
     */
    public Series named(String other) {
        return new Series(other, mark, x, y, low, high);
    }
}
