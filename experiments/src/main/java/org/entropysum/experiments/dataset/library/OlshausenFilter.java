package org.entropysum.experiments.dataset.library;

import java.util.Arrays;
import org.entropysum.experiments.dataset.file.GreyImage;

/** R(f) = f exp(−(f/f₀)⁴) with f₀ = 200/512 cycles a pixel, then variance 1; the image continues mirrored beyond its edges. */
final class OlshausenFilter {
    private static final double CUTOFF = 200.0 / 512;
    private static final double STEEPNESS = 4;

    private OlshausenFilter() {}

    static GreyImage apply(GreyImage image) {
        int edge = Integer.highestOneBit(Math.max(image.width(), image.height()) * 2 - 1);
        double[] square = new double[edge * edge];
        for (int row = 0; row < edge; row++) {
            for (int column = 0; column < edge; column++) {
                int y = mirrored(row, image.height(), edge);
                int x = mirrored(column, image.width(), edge);
                square[row * edge + column] = image.values()[y * image.width() + x];
            }
        }
        Fourier.filter(edge, square, OlshausenFilter::response);
        return new GreyImage(image.width(), image.height(), scaled(cropped(square, edge, image)));
    }

    static double response(double frequency) {
        return frequency * StrictMath.exp(-StrictMath.pow(frequency / CUTOFF, STEEPNESS));
    }

    /** Half of the padding continues the end, the other half the start, which follows the end in a periodic picture. */
    private static int mirrored(int place, int length, int edge) {
        int beyond = place < length + (edge - length) / 2 ? place : place - edge;
        int folded = Math.floorMod(beyond, 2 * length);
        return folded < length ? folded : 2 * length - 1 - folded;
    }

    private static double[] cropped(double[] square, int edge, GreyImage image) {
        double[] values = new double[image.width() * image.height()];
        for (int row = 0; row < image.height(); row++) {
            System.arraycopy(square, row * edge, values, row * image.width(), image.width());
        }
        return values;
    }

    private static double[] scaled(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Arrays.stream(values)
                .map(value -> (value - mean) / Math.sqrt(variance))
                .toArray();
    }
}
