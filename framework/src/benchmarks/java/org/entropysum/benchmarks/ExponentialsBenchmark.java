package org.entropysum.benchmarks;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.numeric.Exponentials;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Exponentials of 10 000 numbers between −5 and 5. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExponentialsBenchmark {
    private static final int LENGTH = 10_000;

    private final double[] a = new double[LENGTH];
    private final double[] results = new double[LENGTH];

    /** Draws the numbers. */
    public ExponentialsBenchmark() {
        var random = RandomSource.XO_SHI_RO_256_PP.create(1L);
        for (int i = 0; i < LENGTH; i++) {
            a[i] = 10 * random.nextDouble() - 5;
        }
    }

    /** Ours, many at a time. */
    @Benchmark
    public double[] exponentials() {
        System.arraycopy(a, 0, results, 0, LENGTH);
        Exponentials.replace(results, 0, LENGTH);
        return results;
    }

    /** The method of the JDK, number by number. */
    @Benchmark
    public double[] mathExp() {
        for (int i = 0; i < LENGTH; i++) {
            results[i] = Math.exp(a[i]);
        }
        return results;
    }
}
