package org.entropysum.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A quantity over the training steps.
 *
 * @param name its name, written at the end of its line
 * @param ink its look
 * @param points its values, in order of the steps
 */
record Series(String name, Ink ink, List<Point> points) {
    private static final int BUCKETS = 160;

    /** The values that there are. */
    Stream<Double> values() {
        return points.stream().map(Point::value).filter(Objects::nonNull);
    }

    /** The last point that has a value, if there is one. */
    @Nullable
    Point last() {
        return points.stream()
                .filter(point -> point.value() != null)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** The first point that has a value, if there is one. */
    @Nullable
    Point first() {
        return points.stream()
                .filter(point -> point.value() != null)
                .findFirst()
                .orElse(null);
    }

    /** The same picture with fewer points: of each stretch of steps the ends, the lowest, the highest and one gap. */
    Series thinned() {
        if (points.size() <= 4 * BUCKETS) {
            return this;
        }
        List<Point> kept = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            kept.addAll(extremes(points.subList(start(bucket), start(bucket + 1))));
        }
        return new Series(name, ink, List.copyOf(kept));
    }

    private int start(int bucket) {
        return (int) ((long) points.size() * bucket / BUCKETS);
    }

    private static List<Point> extremes(List<Point> stretch) {
        Comparator<Point> byValue =
                Comparator.comparing(Point::value, Comparator.nullsFirst(Comparator.naturalOrder()));
        Stream<Point> gap =
                stretch.stream().filter(point -> point.value() == null).limit(1);
        Stream<Point> lowest = stretch.stream().filter(point -> point.value() != null).min(byValue).stream();
        Stream<Point> highest = stretch.stream().max(byValue).stream();
        Stream<Point> ends = Stream.of(stretch.get(0), stretch.get(stretch.size() - 1));
        return Stream.of(gap, lowest, highest, ends)
                .flatMap(points -> points)
                .distinct()
                .sorted(Comparator.comparingInt(Point::step))
                .toList();
    }
}
