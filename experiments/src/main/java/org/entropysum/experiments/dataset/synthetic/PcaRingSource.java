package org.entropysum.experiments.dataset.synthetic;

import java.util.Optional;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Setting;

/**
 * The PCA-ring of Damm et al. (AISTATS 2023), Gaussian points that are pushed outwards onto a thick ring. With
 * ring(v) = v/10 + v/‖v‖, z ~ N(0, I_H), ε ~ N(0, s² I_D), and entries of W and μ from U(0, 1), paper and published code differ:
 *
 * <pre>
 * paper:  x = μ + ring(W z) + ε         the ring is made in the space of the data
 * code:   x = μ + W ring(z) + ε         the ring is made in the space of the latents, then mapped
 * </pre>
 *
 * @param rows N
 * @param observables D
 * @param latents H
 * @param noise s, the standard deviation of ε
 * @param definition which of the two
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record PcaRingSource(
        @Setting(value = "N, the number of data points", atLeast = 1)
        int rows,

        @Setting(value = "D, the number of observables", byDefault = "10", atLeast = 1)
        int observables,

        @Setting(value = "H, the number of latents", byDefault = "2", atLeast = 1)
        int latents,

        @Setting(value = "s, the standard deviation of the noise", byDefault = "0.1", atLeast = 0)
        double noise,

        @Setting(
                value = "where the ring is made: paper (among the data) or code (among the latents)",
                byDefault = "code")
        Definition definition,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    private static final double KEPT = 0.1;

    /** Which of the two published definitions. */
    public enum Definition {
        /** x = μ + ring(W z) + ε. */
        PAPER,
        /** x = μ + W ring(z) + ε. */
        CODE
    }

    @Override
    public int dimension() {
        return observables;
    }

    @Override
    public Optional<Inspection.Failed> objection() {
        return PpcaSource.tooMany(observables, latents);
    }

    @Override
    public RowFormula formula(Draws shared) {
        LinearMap map = LinearMap.uniform(observables, latents, shared);
        boolean amongLatents = definition == Definition.CODE;
        return (row, draws, x) -> {
            double[] z = draws.normals(latents);
            if (amongLatents) {
                pushOutwards(z);
            }
            for (int d = 0; d < x.length; d++) {
                x[d] = map.product(d, z);
            }
            if (!amongLatents) {
                pushOutwards(x);
            }
            for (int d = 0; d < x.length; d++) {
                x[d] += map.offset()[d] + noise * draws.normal();
            }
        };
    }

    // v/10 + v/‖v‖
    private static void pushOutwards(double[] v) {
        double squares = 0;
        for (double value : v) {
            squares += value * value;
        }
        double factor = KEPT + 1 / StrictMath.sqrt(squares);
        for (int i = 0; i < v.length; i++) {
            v[i] *= factor;
        }
    }
}
