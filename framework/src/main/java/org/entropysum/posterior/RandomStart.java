package org.entropysum.posterior;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.model.Block;
import org.entropysum.numeric.Matrix;

/** Random numbers from which variational parameters start. */
final class RandomStart {
    private RandomStart() {}

    /** Normal numbers in the shape of a block. */
    static Matrix normal(Block block, double scale, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Matrix values = Matrix.zeros(block.rows(), block.columns());
        for (int i = 0; i < values.values().length; i++) {
            values.values()[i] = scale * normal.sample();
        }
        return values;
    }
}
