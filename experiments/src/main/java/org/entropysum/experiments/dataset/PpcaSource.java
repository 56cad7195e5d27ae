package org.entropysum.experiments.dataset;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.Setting;

/**
 * Data drawn from probabilistic PCA, x = W z + μ + ε with z ~ N(0, I_H) and ε ~ N(0, s² I_D), where the entries of W and
 * μ are drawn from U(0, 1). The columns are named x1 … xD.
 *
 * @param rows N
 * @param observables D
 * @param latents H
 * @param noise s, the standard deviation of ε
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record PpcaSource(
        @Setting(value = "N, the number of data points", atLeast = 1)
        int rows,

        @Setting(value = "D, the number of observables", atLeast = 1)
        int observables,

        @Setting(value = "H, the number of latents", atLeast = 1)
        int latents,

        @Setting(value = "s, the standard deviation of the noise", atLeast = 0)
        double noise,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements DataSource {
    private static final long MOST_VALUES = 100_000_000L;
    private static final long PURPOSE = 0x64617461L;

    @Override
    public Inspection inspect() {
        if ((long) rows * observables > MOST_VALUES) {
            return Inspection.Failed.at("rows", tooMany("rows × observables", (long) rows * observables));
        }
        if ((long) observables * latents > MOST_VALUES) {
            return Inspection.Failed.at("latents", tooMany("observables × latents", (long) observables * latents));
        }
        return new Inspection.Passed(new DataShape(rows, observables));
    }

    private static String tooMany(String product, long value) {
        return product + " is " + value + "; expected at most " + MOST_VALUES + " values";
    }

    @Override
    public Dataset load(String name, long seed) {
        UniformRandomProvider rng = RandomSource.PHILOX_4X64.create(new long[] {this.seed.orElse(seed), PURPOSE});
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double[] loadings = draws(observables * latents, rng::nextDouble);
        double[] mean = draws(observables, rng::nextDouble);
        double[] values = new double[rows * observables];
        for (int n = 0; n < rows; n++) {
            double[] z = draws(latents, normal::sample);
            for (int d = 0; d < observables; d++) {
                values[n * observables + d] = dot(loadings, d, z) + mean[d] + noise * normal.sample();
            }
        }
        return Dataset.of(name, columns(), values);
    }

    private static double[] draws(int count, DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(count).toArray();
    }

    // Σ_h W_dh z_h
    private static double dot(double[] loadings, int d, double[] z) {
        double sum = 0;
        for (int h = 0; h < z.length; h++) {
            sum += loadings[d * z.length + h] * z[h];
        }
        return sum;
    }

    private List<String> columns() {
        return IntStream.rangeClosed(1, observables).mapToObj(d -> "x" + d).toList();
    }
}
