package org.entropysum.experiments.bench;

import java.util.Arrays;

/**
 * What was measured.
 *
 * @param bench the case
 * @param threads the number of threads
 * @param seconds the time of each unit, sorted
 * @param warmUp how many units came before
 * @param elbo F at the end, nats per data point
 * @param machineFlops operations a second of this machine's matrix product, on one thread
 */
public record BenchTimes(BenchCase bench, int threads, double[] seconds, int warmUp, double elbo, double machineFlops) {
    /** Sorts. {@inheritDoc} */
    public BenchTimes {
        seconds = seconds.clone();
        Arrays.sort(seconds);
    }

    /**
     * The median.
     *
     * @return seconds a unit
     */
    public double median() {
        return seconds[seconds.length / 2];
    }

    /**
     * The shortest.
     *
     * @return seconds a unit
     */
    public double shortest() {
        return seconds[0];
    }

    /**
     * The longest.
     *
     * @return seconds a unit
     */
    public double longest() {
        return seconds[seconds.length - 1];
    }

    /**
     * The declared operations of a unit over those that matrix products on all threads would do in the median time. Above 1
     * where a fused form needs fewer operations than the definition.
     *
     * @return the share of the rate of matrix products
     */
    public double shareOfProductRate() {
        return bench.flops() / (median() * machineFlops * threads);
    }
}
