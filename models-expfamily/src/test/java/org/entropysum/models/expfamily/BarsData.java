package org.entropysum.models.expfamily;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;

/** Images of 5×5 pixels that add up ten bars with Laplace sources of scale one, and noise of deviation 0.1. */
final class BarsData {
    static final int BARS = 10;
    static final int PIXELS = 25;
    static final double NOISE = 0.1;

    private BarsData() {}

    /** The bars as columns of length one, rows of the image first. */
    static Matrix bars() {
        Matrix bars = Matrix.zeros(PIXELS, BARS);
        for (int bar = 0; bar < 5; bar++) {
            for (int i = 0; i < 5; i++) {
                bars.set(5 * bar + i, bar, 1 / Math.sqrt(5));
                bars.set(5 * i + bar, 5 + bar, 1 / Math.sqrt(5));
            }
        }
        return bars;
    }

    static Dataset of(int rows, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        var exponential = ZigguratSampler.Exponential.of(random);
        Matrix sources = Matrix.zeros(rows, BARS);
        for (int i = 0; i < sources.values().length; i++) {
            sources.values()[i] = random.nextBoolean() ? exponential.sample() : -exponential.sample();
        }
        Matrix images = sources.times(bars().transpose());
        for (int i = 0; i < images.values().length; i++) {
            images.values()[i] += NOISE * normal.sample();
        }
        return Dataset.of("bars", BitData.names(PIXELS), images.values());
    }
}
