package org.entropysum.experiments.dataset.synthetic;

import java.util.Optional;
import org.entropysum.experiments.dataset.Inspection;
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
        implements SyntheticSource {
    private static final long MOST_LOADINGS = 100_000_000L;

    @Override
    public int dimension() {
        return observables;
    }

    @Override
    public Optional<Inspection.Failed> objection() {
        return tooMany(observables, latents);
    }

    static Optional<Inspection.Failed> tooMany(int observables, int latents) {
        long loadings = (long) observables * latents;
        return loadings <= MOST_LOADINGS
                ? Optional.empty()
                : Optional.of(Inspection.Failed.at(
                        "latents", "observables × latents is " + loadings + "; expected at most " + MOST_LOADINGS));
    }

    @Override
    public RowFormula formula(Draws shared) {
        LinearMap map = LinearMap.uniform(observables, latents, shared);
        return (row, draws, x) -> {
            double[] z = draws.normals(latents);
            for (int d = 0; d < x.length; d++) {
                x[d] = map.product(d, z) + map.offset()[d] + noise * draws.normal();
            }
        };
    }
}
