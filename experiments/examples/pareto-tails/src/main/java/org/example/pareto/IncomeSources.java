package org.example.pareto;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.*;
import org.entropysum.experiments.dataset.*;
import org.entropysum.experiments.offer.Offer;
import org.entropysum.plugin.Setting;

/** The data that the jar brings. */
public final class IncomeSources implements DataSourceModule {
    @Override public List<Offer<DataSource>> offers() {
        return List.of(new Offer<>("incomes", "incomes of two groups, in units of the smallest", Incomes.class));
    }

    /** In a suite: {@code {source: incomes, rows: 500}}. */
    public record Incomes(
            @Setting(value = "N, the number of incomes", atLeast = 1) int rows,
            @Setting(value = "share of the group with the heavier tail", byDefault = "0.3", atLeast = 0, atMost = 1) double rich,
            @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "") Optional<Long> seed)
            implements DataSource {
        @Override public Inspection inspect() { return new Inspection.Passed(new DataShape(rows, 1)); }

        // By inversion: x = (1 − U)^(−1/a), a = 1.5 or 6
        @Override public Dataset load(String name, long cellSeed) {
            UniformRandomProvider random = RandomSource.PHILOX_4X64.create(seed.orElse(cellSeed));
            double[] incomes = new double[rows];
            Arrays.setAll(incomes, i -> Math.pow(1 - random.nextDouble(), random.nextDouble() < rich ? -1 / 1.5 : -1 / 6.0));
            return Dataset.of(name, List.of("income"), incomes);
        }
    }
}
