package org.entropysum.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.Matrix;

/** How the weights of a dense layer are drawn before learning. */
public enum InitialWeights {
    /** Normal weights of the variance that suits the activation behind them (He 2015; Glorot and Bengio 2010), and biases of 0. */
    NORMAL {
        @Override
        Matrix weights(int outputs, int inputs, Activation behind, UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double deviation = Math.sqrt(behind.initialVariance(inputs, outputs));
            Matrix values = Matrix.zeros(outputs, inputs);
            for (int k = 0; k < values.values().length; k++) {
                values.values()[k] = deviation * normal.sample();
            }
            return values;
        }

        @Override
        Matrix biases(int outputs, int inputs, UniformRandomProvider random) {
            return Matrix.zeros(1, outputs);
        }
    },
    /**
     * Weights and biases uniform between \( \pm 1/\sqrt{\text{inputs}} \), the default of PyTorch, with which published code
     * starts. Outputs are several times smaller than those of {@link #NORMAL}, and kinks do not all meet at zero.
     */
    UNIFORM {
        @Override
        Matrix weights(int outputs, int inputs, Activation behind, UniformRandomProvider random) {
            return within(1 / Math.sqrt(inputs), outputs, inputs, random);
        }

        @Override
        Matrix biases(int outputs, int inputs, UniformRandomProvider random) {
            return within(1 / Math.sqrt(inputs), 1, outputs, random);
        }
    };

    /** W, {@code [outputs, inputs]}. */
    abstract Matrix weights(int outputs, int inputs, Activation behind, UniformRandomProvider random);

    /** b, {@code [1, outputs]}. */
    abstract Matrix biases(int outputs, int inputs, UniformRandomProvider random);

    private static Matrix within(double bound, int rows, int columns, UniformRandomProvider random) {
        Matrix values = Matrix.zeros(rows, columns);
        for (int k = 0; k < values.values().length; k++) {
            values.values()[k] = bound * (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
