package org.entropysum.experiments.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Moves labels apart that would lie on each other, in their order and no further than needed. */
final class Spread {
    private Spread() {}

    /** The nearest places to those wanted that keep a distance and, while they fit, lie between low and high. */
    static double[] apart(double[] wanted, double distance, double low, double high) {
        int[] order = IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> wanted[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] places =
                Arrays.stream(order).mapToDouble(index -> wanted[index]).toArray();
        part(places, distance);
        keep(places, distance, low, high);
        double[] result = new double[wanted.length];
        IntStream.range(0, order.length).forEach(rank -> result[order[rank]] = places[rank]);
        return result;
    }

    /** Neighbours that are too near move by half of what is missing each, until none is. */
    private static void part(double[] places, double distance) {
        for (int round = 0; round < 100 * places.length; round++) {
            for (int i = 1; i < places.length; i++) {
                double missing = Math.max(0, distance - (places[i] - places[i - 1])) / 2;
                places[i - 1] -= missing;
                places[i] += missing;
            }
        }
    }

    private static void keep(double[] places, double distance, double low, double high) {
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], high - distance * (places.length - 1 - i));
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(places[i], low + distance * i);
        }
    }
}
