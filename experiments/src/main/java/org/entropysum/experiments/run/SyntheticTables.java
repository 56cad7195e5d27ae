package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;

/** Small tables of random numbers for models that are examined without data: standard normal where the model can take it. */
final class SyntheticTables {
    private static final List<DataShape> SHAPES =
            List.of(new DataShape(40, 4), new DataShape(80, 12), new DataShape(200, 60));

    private SyntheticTables() {}

    /** What a model says to a table. */
    interface Taster {
        /** Whether the shape fits the settings. */
        boolean fits(DataShape shape);

        /** Whether the densities of the table are finite. */
        boolean takes(Dataset table);
    }

    /** The first table that the model takes: the smallest shape, and normal numbers before shares before bits. */
    static Optional<Dataset> firstFor(Taster model, long seed) {
        return SHAPES.stream()
                .filter(model::fits)
                .limit(1)
                .flatMap(shape -> tables(shape, seed).stream())
                .filter(model::takes)
                .findFirst();
    }

    private static List<Dataset> tables(DataShape shape, long seed) {
        List<Dataset> tables = new ArrayList<>();
        tables.add(table("synthetic standard normal", shape, seed, x -> x));
        tables.add(table("synthetic shares", shape, seed, x -> 1 / (1 + Math.exp(-x))));
        tables.add(table("synthetic bits", shape, seed, x -> x > 0 ? 1 : 0));
        return tables;
    }

    private static Dataset table(String name, DataShape shape, long seed, DoubleUnaryOperator ofNormal) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[shape.rows() * shape.columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ofNormal.applyAsDouble(normal.sample());
        }
        List<String> columns =
                IntStream.rangeClosed(1, shape.columns()).mapToObj(j -> "x" + j).toList();
        return Dataset.of(name, columns, values);
    }
}
