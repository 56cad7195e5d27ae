package org.entropysum.posterior;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.hipparchus.random.SobolSequenceGenerator;

/** Equally weighted points in the unit cube, frozen for each data point. */
sealed interface UniformRule {
    /** The number of points. */
    int size();

    /** The points of a data point, [size, dimensions]. */
    Matrix points(int row);

    static UniformRule random(Expectation.MonteCarlo rule, int dimensions) {
        return new Random(rule.samples(), dimensions, rule.seed());
    }

    static UniformRule shifted(Expectation.QuasiMonteCarlo rule, int dimensions) {
        var sobol = new SobolSequenceGenerator(dimensions);
        long[] digits = new long[rule.samples() * dimensions];
        for (int s = 0; s < rule.samples(); s++) {
            double[] point = sobol.nextVector();
            for (int i = 0; i < dimensions; i++) {
                digits[s * dimensions + i] = (long) (point[i] * Shifted.RESOLUTION);
            }
        }
        return new Shifted(rule.samples(), dimensions, digits, rule.seed());
    }

    /** Independent draws. */
    record Random(int size, int dimensions, long seed) implements UniformRule {
        @Override
        public Matrix points(int row) {
            UniformRandomProvider random = RowStream.of(seed, row);
            Matrix points = Matrix.zeros(size, dimensions);
            for (int i = 0; i < points.values().length; i++) {
                points.values()[i] = random.nextDouble();
            }
            return points;
        }
    }

    /** A net of binary fractions, each dimension with its digits flipped by a random pattern; no point meets the border. */
    record Shifted(int size, int dimensions, long[] digits, long seed) implements UniformRule {
        private static final int BITS = 52;
        private static final double RESOLUTION = 0x1p52;

        @Override
        public Matrix points(int row) {
            UniformRandomProvider random = RowStream.of(seed, row);
            long[] shift = new long[dimensions];
            for (int i = 0; i < dimensions; i++) {
                shift[i] = random.nextLong() >>> (Long.SIZE - BITS);
            }
            Matrix points = Matrix.zeros(size, dimensions);
            for (int i = 0; i < digits.length; i++) {
                points.values()[i] = ((digits[i] ^ shift[i % dimensions]) + 0.5) / RESOLUTION;
            }
            return points;
        }
    }
}
