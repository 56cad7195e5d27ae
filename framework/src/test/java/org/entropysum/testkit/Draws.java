package org.entropysum.testkit;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** Random numbers that are the same in every run. */
public final class Draws {
    private Draws() {}

    /**
     * A source of randomness.
     *
     * @param seed the seed
     * @return the source
     */
    public static UniformRandomProvider seeded(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /**
     * Standard normal numbers.
     *
     * @param count how many
     * @param random the source
     * @return the numbers
     */
    public static double[] normal(int count, UniformRandomProvider random) {
        var sampler = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = sampler.sample();
        }
        return values;
    }

    /**
     * A matrix of standard normal numbers.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param random the source
     * @return the matrix
     */
    public static Matrix normal(int rows, int columns, UniformRandomProvider random) {
        return Matrix.over(normal(rows * columns, random), rows, columns);
    }

    /**
     * Parameters of standard normal numbers.
     *
     * @param layout the layout
     * @param random the source
     * @return the parameters
     */
    public static Parameters normal(Layout layout, UniformRandomProvider random) {
        return Parameters.of(layout, normal(layout.size(), random));
    }
}
