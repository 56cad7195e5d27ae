package org.entropysum.experiments.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/**
 * The range of values that a picture shows. If the first few steps are so far away that they would flatten all the
 * rest, they are left outside.
 *
 * @param least the smallest value shown
 * @param greatest the largest value shown
 * @param hidden how many points at the start of each series are left outside
 */
record Window(double least, double greatest, int hidden) {
    private static final double WORTHWHILE = 12;
    private static final double SPARED = 0.15;

    /** The window on some series with at least one value. */
    static Window on(List<Series> series) {
        Window whole = after(0, series);
        int points = series.stream().mapToInt(one -> one.points().size()).max().orElse(0);
        for (int hidden = 1; hidden <= points * SPARED; hidden++) {
            Window rest = after(hidden, series);
            if (rest.height() > 0 && rest.height() * WORTHWHILE < whole.height()) {
                return rest;
            }
        }
        return whole;
    }

    private static Window after(int hidden, List<Series> series) {
        DoubleSummaryStatistics values = series.stream()
                .flatMap(one -> rest(hidden, one).values())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return new Window(values.getMin(), values.getMax(), hidden);
    }

    private static Series rest(int hidden, Series series) {
        List<Point> points = series.points();
        return new Series(series.name(), series.ink(), points.subList(Math.min(hidden, points.size()), points.size()));
    }

    private double height() {
        return greatest / 2 - least / 2;
    }

    /** The positive values of some series, for a logarithmic axis. */
    static Stream<Double> positive(List<Series> series) {
        return series.stream().flatMap(Series::values).filter(value -> value > 0);
    }
}
