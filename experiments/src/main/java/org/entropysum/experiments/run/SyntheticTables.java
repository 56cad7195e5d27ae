package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.ParameterChart;
import org.entropysum.numeric.Matrix;

/**
 * Small tables of random numbers for models that are examined without data: standard normal where the model can take it, and
 * draws from its own family where only these are in the support.
 */
final class SyntheticTables {
    private static final List<DataShape> SHAPES =
            List.of(new DataShape(40, 4), new DataShape(80, 12), new DataShape(200, 60));

    private SyntheticTables() {}

    /** What a model says to a table. */
    interface Taster {
        /** Whether the shape fits the settings. */
        boolean fits(DataShape shape);

        /** The family that rows are from, where they cannot be any numbers. */
        Optional<ExponentialFamily> family(DataShape shape);

        /** Whether the densities of the table are finite. */
        boolean takes(Dataset table);
    }

    /** The first table that the model takes: of the smallest shape, draws from its family before normal numbers, shares, bits. */
    static Optional<Dataset> firstFor(Taster model, long seed) {
        return SHAPES.stream()
                .filter(model::fits)
                .limit(1)
                .flatMap(shape -> Stream.concat(
                        model.family(shape).stream().map(family -> drawn(family, shape, seed)),
                        tables(shape, seed).stream()))
                .filter(model::takes)
                .findFirst();
    }

    // One member of the family for each row, its coordinates standard normal
    private static Dataset drawn(ExponentialFamily family, DataShape shape, long seed) {
        ParameterChart chart = family.parameterChart();
        double[] coordinates = normal(shape.rows() * chart.size(), seed);
        Matrix eta = chart.natural(Matrix.over(coordinates, shape.rows(), chart.size()));
        Matrix rows = Matrix.copyOf(family.sample(eta.toArray(), RandomSource.SPLIT_MIX_64.create(seed)));
        return Dataset.of("synthetic draws of " + family.name(), columns(shape), rows.values());
    }

    private static List<Dataset> tables(DataShape shape, long seed) {
        List<Dataset> tables = new ArrayList<>();
        tables.add(table("synthetic standard normal", shape, seed, x -> x));
        tables.add(table("synthetic shares", shape, seed, x -> 1 / (1 + Math.exp(-x))));
        tables.add(table("synthetic bits", shape, seed, x -> x > 0 ? 1 : 0));
        return tables;
    }

    private static Dataset table(String name, DataShape shape, long seed, DoubleUnaryOperator ofNormal) {
        double[] values = normal(shape.rows() * shape.columns(), seed);
        Arrays.setAll(values, i -> ofNormal.applyAsDouble(values[i]));
        return Dataset.of(name, columns(shape), values);
    }

    private static double[] normal(int count, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[count];
        Arrays.setAll(values, i -> normal.sample());
        return values;
    }

    private static List<String> columns(DataShape shape) {
        return IntStream.rangeClosed(1, shape.columns()).mapToObj(j -> "x" + j).toList();
    }
}
