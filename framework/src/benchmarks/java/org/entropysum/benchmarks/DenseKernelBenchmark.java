package org.entropysum.benchmarks;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseKernel;
import org.entropysum.network.DenseNetwork;
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

/** A block of rows through a dense network 2-50-50-10 and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DenseKernelBenchmark {
    private static final int[] SIZES = {2, 50, 50, 10};

    /** Rows of the block. */
    @Param({"64", "128", "256"})
    private int rows = 128;

    private final DenseNetwork network = DenseNetwork.of("network", Role.OBSERVABLE, Activation.RELU, SIZES);
    private final Parameters parameters = network.initial(RandomSource.XO_SHI_RO_256_PP.create(1L));
    private final DenseKernel kernel = DenseKernel.of(network, parameters);
    private final Gradient gradient = Gradient.zeros(network.layout(), 0, SIZES[0]);
    private DenseKernel.Space space = kernel.space(1);
    private double[] inputs = new double[0];

    /** Makes the room. */
    @Setup
    public void makeRoom() {
        space = kernel.space(rows);
        inputs = new double[rows * SIZES[0]];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = Math.sin(i);
        }
    }

    /** All layers forward. */
    @Benchmark
    public double[] forward() {
        space.forward(kernel, inputs, 0, rows);
        return space.outputs();
    }

    /** All layers forward and back, cotangents of weights and inputs. */
    @Benchmark
    public double[] forwardAndBack() {
        space.forward(kernel, inputs, 0, rows);
        System.arraycopy(space.outputs(), 0, space.cotangents(), 0, rows * kernel.outputSize());
        space.backward(kernel, new double[inputs.length], 0);
        space.addTo(kernel, gradient);
        return space.outputs();
    }
}
