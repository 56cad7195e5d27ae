package org.entropysum.experiments.dataset.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.plugin.Setting;

/**
 * Images of B × B pixels that are made of H = 2B bars: B rows, then B columns, W_hd = 1 where bar h covers pixel d.
 *
 * <pre>
 * sum:  x_d = Σ_h W_hd z_h + s ε_d            max:  x_d = max_h W_hd z_h + s ε_d
 * </pre>
 *
 * with z_h ~ Laplace(0, 1) as in Velychko et al. (AISTATS 2024) or z_h ~ Bernoulli(π), and ε_d ~ N(0, 1). Binary bars with
 * {@code combine: max} and {@code noise: 0} are binary images.
 *
 * @param rows N
 * @param size B
 * @param causes the distribution of z
 * @param probability π
 * @param combine how bars that cross are combined
 * @param noise s
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record BarsSource(
        @Setting(value = "N, the number of images", byDefault = "1000", atLeast = 1)
        int rows,

        @Setting(value = "B, the pixels along an edge; there are 2B bars", byDefault = "5", atLeast = 1, atMost = 300)
        int size,

        @Setting(value = "distribution of a bar's strength: laplace or bernoulli", byDefault = "laplace")
        Causes causes,

        @Setting(value = "probability of a bernoulli bar", byDefault = "0.2", atLeast = 0, atMost = 1)
        double probability,

        @Setting(value = "how crossing bars are combined: sum or max", byDefault = "sum")
        Combination combine,

        @Setting(value = "standard deviation of the noise", byDefault = "0.1", atLeast = 0)
        double noise,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    /** The distribution of the strength of a bar. */
    public enum Causes {
        /** Laplace(0, 1). */
        LAPLACE,
        /** Bernoulli(π). */
        BERNOULLI
    }

    /** How bars that cross are combined. */
    public enum Combination {
        /** Their strengths add up. */
        SUM,
        /** The larger strength wins. */
        MAX
    }

    @Override
    public int dimension() {
        return size * size;
    }

    @Override
    public List<String> names() {
        return IntStream.range(0, dimension())
                .mapToObj(d -> "r" + (d / size + 1) + "c" + (d % size + 1))
                .toList();
    }

    @Override
    public RowFormula formula(Draws shared) {
        return (row, draws, x) -> {
            double[] z = new double[2 * size];
            Arrays.setAll(z, h -> strength(draws));
            for (int d = 0; d < x.length; d++) {
                double across = z[d / size];
                double down = z[size + d % size];
                x[d] = (combine == Combination.SUM ? across + down : Math.max(0, Math.max(across, down)))
                        + noise * draws.normal();
            }
        };
    }

    private double strength(Draws draws) {
        return causes == Causes.LAPLACE ? draws.laplace() : draws.uniform() < probability ? 1 : 0;
    }
}
