package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.Elementary;

/** Exact draws that the library does not have, or has only for moderate parameters. */
final class Draw {
    /** The library's Poisson sampler counts in 32 bits. */
    private static final double LARGE_MEAN = 1e8;

    /** Up to here trials are made one by one. */
    private static final double FEW_TRIALS = 20;

    private Draw() {}

    /** The logarithm of a gamma variable of rate 1, which may be far too small for a double itself. */
    static double logGamma(UniformRandomProvider random, double shape) {
        if (shape >= 1) {
            return Math.log(
                    AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample());
        }
        // G(k) = G(k + 1) U^(1/k)
        double larger =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, shape + 1, 1).sample();
        return Math.log(larger) - ZigguratSampler.Exponential.of(random).sample() / shape;
    }

    /** A beta variable, strictly between 0 and 1. */
    static double beta(UniformRandomProvider random, double a, double b) {
        double odds = logGamma(random, a) - logGamma(random, b);
        return Math.min(Math.max(Elementary.sigmoid(odds), Double.MIN_VALUE), Math.nextDown(1.0));
    }

    /** A Poisson variable; a large rate is reduced by an arrival time (Ahrens and Dieter 1974). */
    static double poisson(UniformRandomProvider random, double mean) {
        double count = 0;
        double rest = mean;
        while (rest > LARGE_MEAN) {
            double arrivals = Math.floor(0.875 * rest);
            double time = Math.exp(logGamma(random, arrivals));
            if (time > rest) {
                return count + binomial(random, arrivals - 1, rest / time);
            }
            count += arrivals;
            rest -= time;
        }
        return rest > 0 ? count + PoissonSampler.of(random, rest).sample() : count;
    }

    /** A binomial variable; many trials are halved at the median of as many uniform ones (Relles 1972). */
    static double binomial(UniformRandomProvider random, double trials, double probability) {
        double successes = 0;
        double n = trials;
        double p = probability;
        while (n > FEW_TRIALS) {
            double half = Math.floor((n + 1) / 2);
            double median = beta(random, half, n + 1 - half);
            if (median <= p) {
                successes += half;
                n -= half;
                p = (p - median) / (1 - median);
            } else {
                n = half - 1;
                p /= median;
            }
        }
        for (int i = 0; i < n; i++) {
            successes += random.nextDouble() < p ? 1 : 0;
        }
        return successes;
    }
}
