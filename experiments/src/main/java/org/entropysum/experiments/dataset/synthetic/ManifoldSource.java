package org.entropysum.experiments.dataset.synthetic;

import java.util.Optional;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Setting;

/**
 * A k-dimensional manifold in D dimensions (Damm et al., AISTATS 2023, figures 5 to 7). The first k columns are independent
 * Gaussians, each of the others is a function of two of them, drawn with replacement for each column:
 *
 * <pre>
 * x_j = c z_j − c/2,  z_j ~ N(0, 1)           j ≤ k
 * x_j = c cos(x_r² + x_s²)                     j > k,  r, s from {1 … k}
 * </pre>
 *
 * with c = 0.35 in the published code, which adds no noise. For the published setting, scale to [0, 1] by
 * {@code scaling: unit}.
 *
 * @param rows N
 * @param observables D
 * @param dimensions k
 * @param scale c
 * @param noise the standard deviation of Gaussian noise on all columns
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record ManifoldSource(
        @Setting(value = "N, the number of data points", byDefault = "50000", atLeast = 1)
        int rows,

        @Setting(value = "D, the number of observables", byDefault = "100", atLeast = 1)
        int observables,

        @Setting(value = "k, the dimension of the manifold, at most D", byDefault = "9", atLeast = 1)
        int dimensions,

        @Setting(value = "c, the scale of all columns", byDefault = "0.35", atLeast = 0)
        double scale,

        @Setting(value = "standard deviation of the noise", byDefault = "0", atLeast = 0)
        double noise,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    @Override
    public int dimension() {
        return observables;
    }

    @Override
    public Optional<Inspection.Failed> objection() {
        return dimensions <= observables
                ? Optional.empty()
                : Optional.of(Inspection.Failed.at(
                        "dimensions",
                        "a manifold of " + dimensions + " dimensions does not fit into " + observables
                                + "; expected at most " + observables));
    }

    @Override
    public RowFormula formula(Draws shared) {
        int[] r = chosen(shared);
        int[] s = chosen(shared);
        return (row, draws, x) -> {
            for (int j = 0; j < dimensions; j++) {
                x[j] = scale * draws.normal() - scale / 2;
            }
            for (int j = dimensions; j < x.length; j++) {
                double one = x[r[j]];
                double other = x[s[j]];
                x[j] = scale * StrictMath.cos(one * one + other * other);
            }
            for (int j = 0; j < x.length && noise > 0; j++) {
                x[j] += noise * draws.normal();
            }
        };
    }

    private int[] chosen(Draws shared) {
        int[] chosen = new int[observables];
        for (int j = 0; j < observables; j++) {
            chosen[j] = shared.random().nextInt(dimensions);
        }
        return chosen;
    }
}
