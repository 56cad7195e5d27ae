package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;

/** Small data for models of bits. */
final class BitData {
    /** Random bits. */
    static final Dataset COINS = coins(12, 4);

    /** Sums of two patterns that are on or off, with noise. */
    static final Dataset PATTERNS = patterns(40);

    /** All patterns of three bits, the first bit slowest, as often as the reference problem has them. */
    static final Dataset COUNTED = counted();

    private BitData() {}

    static Dataset coins(int rows, int columns) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextBoolean() ? 1 : 0;
        }
        return Dataset.of("coins", names(columns), values);
    }

    private static Dataset patterns(int rows) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(8);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] weights = {{3, 0}, {2, -1}, {0, 2}, {1, 2}};
        double[] values = new double[rows * weights.length];
        for (int n = 0; n < rows; n++) {
            int first = random.nextDouble() < 0.3 ? 1 : 0;
            int second = random.nextDouble() < 0.6 ? 1 : 0;
            for (int d = 0; d < weights.length; d++) {
                values[n * weights.length + d] = first * weights[d][0] + second * weights[d][1] + 0.5 * normal.sample();
            }
        }
        return Dataset.of("patterns", names(weights.length), values);
    }

    private static Dataset counted() {
        int[][] patterns = {
            {0, 0, 0, 30}, {1, 0, 0, 5}, {0, 1, 0, 7}, {1, 1, 0, 12},
            {0, 0, 1, 9}, {1, 0, 1, 14}, {0, 1, 1, 3}, {1, 1, 1, 20}
        };
        List<Double> values = new ArrayList<>();
        for (int[] pattern : patterns) {
            for (int i = 0; i < pattern[3]; i++) {
                values.add((double) pattern[0]);
                values.add((double) pattern[1]);
                values.add((double) pattern[2]);
            }
        }
        return Dataset.of(
                "counted patterns",
                names(3),
                values.stream().mapToDouble(v -> v).toArray());
    }

    static List<String> names(int columns) {
        return IntStream.range(0, columns).mapToObj(d -> "x" + d).toList();
    }
}
