package org.entropysum.experiments.dataset.synthetic;

import java.util.Optional;
import org.entropysum.plugin.Setting;

/**
 * Small shapes in two and three dimensions, with Gaussian noise: those of the code published with Damm et al. (AISTATS 2023).
 *
 * @param shape the shape
 * @param rows N
 * @param noise s, the standard deviation of the noise
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record ToySource(
        @Setting("circle, eight, cosine, eight-gaussians, line (2-D), swiss-roll, spiral (3-D)")
        ToyShape shape,

        @Setting(value = "N, the number of data points", byDefault = "2048", atLeast = 1)
        int rows,

        @Setting(value = "s, the standard deviation of the noise", byDefault = "0.05", atLeast = 0)
        double noise,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    @Override
    public int dimension() {
        return shape.dimension();
    }

    @Override
    public RowFormula formula(Draws shared) {
        return (row, draws, x) -> shape.make(draws, noise, x);
    }
}
