package org.entropysum.models.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Dataset;
import org.entropysum.testkit.Draws;

/** Small data of all kinds. */
final class VaeData {
    private VaeData() {}

    /** Points around a bent curve in three dimensions, farther from it at one end than at the other. */
    static Dataset curve(int rows, double noise) {
        var normal = ZigguratSampler.NormalizedGaussian.of(Draws.seeded(11));
        double[] values = new double[3 * rows];
        for (int n = 0; n < rows; n++) {
            double t = normal.sample();
            double[] mean = {1 + 2 * t, t * t, 0.5 * Math.sin(2 * t)};
            for (int d = 0; d < 3; d++) {
                values[3 * n + d] = mean[d] + noise * (1 + 0.5 * Math.tanh(t)) * normal.sample();
            }
        }
        return Dataset.of("curve", List.of("a", "b", "c"), values);
    }

    static Dataset normals(int rows, int columns) {
        return of(rows, columns, a -> 1 + 2 * a);
    }

    static Dataset bits(int rows, int columns) {
        return of(rows, columns, a -> a > 0.3 ? 1.0 : 0.0);
    }

    static Dataset categories(int rows, int columns) {
        return of(rows, columns, a -> a > 0.8 ? 2.0 : a > -0.5 ? 1.0 : 0.0);
    }

    static Dataset counts(int rows, int columns) {
        return of(rows, columns, a -> Math.floor(Math.exp(1 + 0.6 * a)));
    }

    static Dataset positive(int rows, int columns) {
        return of(rows, columns, a -> Math.exp(0.5 * a));
    }

    static Dataset fractions(int rows, int columns) {
        return of(rows, columns, a -> 1 / (1 + Math.exp(-a)));
    }

    /** Entries of \( a = \pm 1.5\,t + 0.7\,\epsilon \) with one t for each row. */
    private static Dataset of(int rows, int columns, DoubleUnaryOperator entry) {
        UniformRandomProvider random = Draws.seeded(12);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[rows * columns];
        List<String> names = new ArrayList<>();
        for (int d = 0; d < columns; d++) {
            names.add("x" + d);
        }
        for (int n = 0; n < rows; n++) {
            double shared = normal.sample();
            for (int d = 0; d < columns; d++) {
                double a = 1.5 * (d % 2 == 0 ? shared : -shared) + 0.7 * normal.sample();
                values[n * columns + d] = entry.applyAsDouble(a);
            }
        }
        return Dataset.of("drawn", names, values);
    }
}
