package org.entropysum.experiments.dataset.synthetic;

import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Setting;

/**
 * A stream whose intrinsic dimension changes (Damm et al., AISTATS 2023, figure 3a): Gaussian regimes one after the other, with
 * one rotation U for all of them,
 *
 * <pre>x = U diag(a_1 … a_H, 0 … 0) z + s ε,   z, ε ~ N(0, I_D),   a_j from smallest to largest in D even steps.</pre>
 *
 * U is drawn uniformly from all rotations and reflections. Published are the dimensions 6, 2, 4 in ten, 100 000 rows each, s = 0.1,
 * and a from 1 to 5.
 *
 * @param dimensions H of each regime, in order
 * @param rowsEach the rows of a regime
 * @param observables D
 * @param noise s
 * @param smallest a_1
 * @param largest a_D
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record DimensionStreamSource(
        @Setting(value = "intrinsic dimension of each regime, in order", byDefault = "6, 2, 4")
        Regimes dimensions,

        @Setting(value = "rows of a regime", byDefault = "100000", atLeast = 1)
        int rowsEach,

        @Setting(value = "D, the number of observables", byDefault = "10", atLeast = 1)
        int observables,

        @Setting(value = "standard deviation of the noise", byDefault = "0.1", atLeast = 0)
        double noise,

        @Setting(value = "scale of the first direction", byDefault = "1", atLeast = 0)
        double smallest,

        @Setting(value = "scale of the last of D directions", byDefault = "5", atLeast = 0)
        double largest,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    private static final int MOST_OBSERVABLES = 2_000;

    @Override
    public int rows() {
        return Math.toIntExact((long) rowsEach * dimensions.values().size());
    }

    @Override
    public int dimension() {
        return observables;
    }

    @Override
    public Optional<Inspection.Failed> objection() {
        List<Integer> regimes = dimensions.values();
        if ((long) rowsEach * regimes.size() > Integer.MAX_VALUE) {
            return failed("rowsEach", "these are more rows than " + Integer.MAX_VALUE);
        }
        if (observables > MOST_OBSERVABLES) {
            return failed(
                    "observables",
                    "a rotation of " + observables + " dimensions; expected at most " + MOST_OBSERVABLES);
        }
        return regimes.stream().allMatch(h -> h >= 0 && h <= observables)
                ? Optional.empty()
                : failed("dimensions", "expected each of " + regimes + " to be from 0 to " + observables);
    }

    private static Optional<Inspection.Failed> failed(String setting, String message) {
        return Optional.of(Inspection.Failed.at(setting, message));
    }

    @Override
    public RowFormula formula(Draws shared) {
        Rotation rotation = Rotation.uniform(observables, shared);
        return (row, draws, x) -> {
            double[] z = draws.normals(observables);
            for (int j = 0; j < z.length; j++) {
                z[j] *= j < dimensions.values().get(row / rowsEach) ? scale(j) : 0;
            }
            rotation.apply(z, x);
            for (int d = 0; d < x.length; d++) {
                x[d] += noise * draws.normal();
            }
        };
    }

    private double scale(int j) {
        return observables == 1 ? smallest : smallest + (largest - smallest) * j / (observables - 1);
    }
}
