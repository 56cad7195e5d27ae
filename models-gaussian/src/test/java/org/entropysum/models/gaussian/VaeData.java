package org.entropysum.models.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Dataset;
import org.entropysum.testkit.Draws;

/** Small data of all kinds. */
final class VaeData {
    private VaeData() {}

    /** Points around a bent curve in three dimensions. */
    static Dataset curve(int rows, double noise) {
        var normal = ZigguratSampler.NormalizedGaussian.of(Draws.seeded(11));
        double[] values = new double[3 * rows];
        for (int n = 0; n < rows; n++) {
            double t = normal.sample();
            double[] mean = {1 + 2 * t, t * t, 0.5 * Math.sin(2 * t)};
            for (int d = 0; d < 3; d++) {
                values[3 * n + d] = mean[d] + noise * normal.sample();
            }
        }
        return Dataset.of("curve", List.of("a", "b", "c"), values);
    }

    static Dataset normals(int rows, int columns) {
        return of(rows, columns, (normal, random) -> 1 + 2 * normal);
    }

    static Dataset bits(int rows, int columns) {
        return of(rows, columns, (normal, random) -> normal > 0.3 ? 1.0 : 0.0);
    }

    static Dataset categories(int rows, int columns, int categories) {
        return of(rows, columns, (normal, random) -> (double) random.nextInt(categories));
    }

    static Dataset counts(int rows, int columns) {
        return of(rows, columns, (normal, random) -> Math.floor(Math.exp(1 + 0.6 * normal)));
    }

    static Dataset positive(int rows, int columns) {
        return of(rows, columns, (normal, random) -> Math.exp(0.5 * normal));
    }

    static Dataset fractions(int rows, int columns) {
        return of(rows, columns, (normal, random) -> 1 / (1 + Math.exp(-normal)));
    }

    private static Dataset of(int rows, int columns, BiFunction<Double, UniformRandomProvider, Double> entry) {
        UniformRandomProvider random = Draws.seeded(12);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[rows * columns];
        List<String> names = new ArrayList<>();
        for (int d = 0; d < columns; d++) {
            names.add("x" + d);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.apply(normal.sample(), random);
        }
        return Dataset.of("drawn", names, values);
    }
}
