package org.entropysum.experiments.bench;

import org.entropysum.numeric.Matrix;

/** How fast this machine multiplies matrices in double precision, on one thread, as the framework does it. */
final class ProductRate {
    private static final int SIZE = 512;
    private static final int UNITS = 40;

    private ProductRate() {}

    /** Operations a second, the best of several products. */
    static double measure() {
        Matrix left = Matrix.zeros(SIZE, SIZE);
        for (int i = 0; i < left.values().length; i++) {
            left.values()[i] = Math.sin(i);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < UNITS; i++) {
            long start = System.nanoTime();
            left.times(left);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return 2.0 * SIZE * SIZE * SIZE / best;
    }
}
