package org.entropysum.benchmarks;

import java.util.concurrent.TimeUnit;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.Nodes;
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

/** Draws from diagonal Gaussians of 256 data points, two latents each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NodesBenchmark {
    private static final int ROWS = 256;
    private static final int LATENTS = 2;

    /** Draws for each data point. */
    @Param({"1", "100"})
    private int samples = 1;

    private final DiagonalGaussianPosterior posterior =
            DiagonalGaussianPosterior.of(Matrix.zeros(ROWS, LATENTS), Matrix.zeros(ROWS, LATENTS), 0);
    private Expectation rule = new Expectation.SigmaPoints();

    /** Chooses the rule. */
    @Setup
    public void choose() {
        rule = new Expectation.MonteCarlo(samples, 1);
    }

    /** The nodes. */
    @Benchmark
    public Nodes nodes() {
        return posterior.nodes(rule);
    }
}
