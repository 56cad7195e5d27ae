package org.entropysum.experiments.analysis;

import java.util.List;

/**
 * Lines and points over two axes.
 *
 * @param name its name
 * @param title its title
 * @param says what it shows, with units
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the series, the first at the back
 */
public record Plot(String name, String title, String says, Scale x, Scale y, List<Series> series) implements Figure {
    /** Copies the list. {@inheritDoc} */
    public Plot {
        series = List.copyOf(series);
    }

    @Override
    public Plot named(String other) {
        return new Plot(other, title, says, x, y, series);
    }
}
