package org.entropysum.experiments.dataset.synthetic;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Random numbers for one row, or for what all rows share. */
public final class Draws {
    private static final long PURPOSE = 0x64617461L;
    private static final long SHARED = -1;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    private Draws(long seed, long row) {
        // a counter-based stream: key (seed, purpose), counter (0, 0, 0, row)
        this.random = RandomSource.PHILOX_4X64.create(new long[] {seed, PURPOSE, 0, 0, 0, row});
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    static Draws ofRow(long seed, int row) {
        return new Draws(seed, row);
    }

    static Draws shared(long seed) {
        return new Draws(seed, SHARED);
    }

    /**
     * The generator behind the draws.
     *
     * @return the generator
     */
    public UniformRandomProvider random() {
        return random;
    }

    /** U(0, 1). */
    double uniform() {
        return random.nextDouble();
    }

    /** U(from, to). */
    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** N(0, 1). */
    double normal() {
        return normal.sample();
    }

    /** The exponential distribution of mean 1, by inversion. */
    double exponential() {
        return -StrictMath.log1p(-random.nextDouble());
    }

    /** Laplace(0, 1), by inversion. */
    double laplace() {
        double sign = random.nextBoolean() ? 1 : -1;
        return sign * exponential();
    }

    /** Independent draws of U(0, 1). */
    double[] uniforms(int count) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = uniform();
        }
        return drawn;
    }

    /** Independent draws of N(0, 1). */
    double[] normals(int count) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = normal();
        }
        return drawn;
    }
}
