package org.entropysum.family;

import org.entropysum.numeric.Matrix;

/**
 * Equidistant points around draws, for the trapezoidal rule in one or two dimensions.
 *
 * @param points one a row
 * @param logVolume the logarithm of the volume that each stands for
 */
record Lattice(Matrix points, double logVolume) {
    private static final double REACH = 24;
    private static final int ONE_DIMENSION = 9600;
    private static final int TWO_DIMENSIONS = 640;

    static Lattice around(Matrix draws) {
        int d = draws.columns();
        int steps = d == 1 ? ONE_DIMENSION : TWO_DIMENSIONS;
        double reach = d == 1 ? REACH : REACH / 2;
        int size = Math.toIntExact(Math.round(Math.pow(steps + 1, d)));
        Matrix points = Matrix.zeros(size, d);
        double logVolume = 0;
        for (int j = 0; j < d; j++) {
            double spread = Drawn.spread(draws, j);
            double middle = Drawn.mean(draws, j);
            int period = j == 0 ? 1 : steps + 1;
            for (int i = 0; i < size; i++) {
                points.set(i, j, middle + spread * reach * (2.0 * (i / period % (steps + 1)) / steps - 1));
            }
            logVolume += Math.log(spread) + Math.log(2 * reach / steps);
        }
        return new Lattice(points, logVolume);
    }
}
