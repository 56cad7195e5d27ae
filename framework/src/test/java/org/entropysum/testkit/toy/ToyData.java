package org.entropysum.testkit.toy;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.entropysum.data.Dataset;
import org.entropysum.testkit.Draws;

/** Small data sets for the toys. */
public final class ToyData {
    private static final long SEED = 12_345;

    private ToyData() {}

    /**
     * Points around a line in three dimensions.
     *
     * @param rows N
     * @return the data
     */
    public static Dataset line(int rows) {
        UniformRandomProvider random = Draws.seeded(SEED);
        double[] noise = Draws.normal(4 * rows, random);
        double[] values = new double[3 * rows];
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < 3; j++) {
                values[3 * n + j] = (j + 1) * 0.7 * noise[4 * n] + (0.4 + 0.2 * j) * noise[4 * n + 1 + j] + j;
            }
        }
        return Dataset.of("line", List.of("a", "b", "c"), values);
    }

    /**
     * Pairs of counts from three groups.
     *
     * @param rows N
     * @return the data
     */
    public static Dataset counts(int rows) {
        UniformRandomProvider random = Draws.seeded(SEED);
        double[][] rates = {{1, 9}, {6, 2}, {14, 12}};
        double[] values = new double[2 * rows];
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < 2; j++) {
                values[2 * n + j] = PoissonSampler.of(random, rates[n % 3][j]).sample();
            }
        }
        return Dataset.of("counts", List.of("a", "b"), values);
    }

    /**
     * Triples of bits.
     *
     * @param rows N
     * @return the data
     */
    public static Dataset bits(int rows) {
        UniformRandomProvider random = Draws.seeded(SEED);
        double[] values = new double[3 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < 0.3 + 0.2 * (i % 3) ? 1 : 0;
        }
        return Dataset.of("bits", List.of("a", "b", "c"), values);
    }
}
