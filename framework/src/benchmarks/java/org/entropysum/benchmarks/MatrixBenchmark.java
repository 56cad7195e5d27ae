package org.entropysum.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.numeric.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sums of products over 10 000 rows: a product, a Gram matrix, mean and covariance. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixBenchmark {
    private static final int ROWS = 10_000;

    /** Columns of the rows. */
    @Param({"10", "100"})
    private int columns = 10;

    private Matrix rows = Matrix.zeros(1, 1);
    private Dataset data = Dataset.of("nothing", java.util.List.of("x"), new double[1]);

    /** Draws the rows. */
    @Setup
    public void draw() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(1L));
        rows = Matrix.zeros(ROWS, columns);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = normal.sample();
        }
        data = Dataset.of(
                "normal", IntStream.range(0, columns).mapToObj(d -> "x" + d).toList(), rows.values());
    }

    /** Xᵀ X as any product. */
    @Benchmark
    public Matrix transposeTimes() {
        return rows.transposeTimes(rows);
    }

    /** Xᵀ X as a symmetric one. */
    @Benchmark
    public Matrix gram() {
        return rows.gram();
    }

    /** Mean and covariance. */
    @Benchmark
    public Moments moments() {
        return Moments.of(data);
    }
}
