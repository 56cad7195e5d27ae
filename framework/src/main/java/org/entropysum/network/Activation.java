package org.entropysum.network;

import org.entropysum.numeric.Elementary;

/** What a unit makes of its input a. */
public enum Activation {
    /** a. */
    IDENTITY {
        @Override
        public double value(double a) {
            return a;
        }

        @Override
        public double slope(double a) {
            return 1;
        }
    },
    /** max(a, 0), with slope 0 at 0. */
    RELU {
        @Override
        public double value(double a) {
            return Math.max(a, 0);
        }

        @Override
        public double slope(double a) {
            return a > 0 ? 1 : 0;
        }

        @Override
        public void values(double[] inputs, double[] outputs, int length) {
            for (int i = 0; i < length; i++) {
                outputs[i] = Math.max(inputs[i], 0);
            }
        }

        @Override
        public void pullback(double[] inputs, double[] outputs, double[] cotangents, int length) {
            for (int i = 0; i < length; i++) {
                cotangents[i] *= Math.min(1, outputs[i] * LARGE * LARGE);
            }
        }
    },
    /** a where it is positive, else a/100. */
    LEAKY_RELU {
        @Override
        public double value(double a) {
            return a > 0 ? a : LEAK * a;
        }

        @Override
        public double slope(double a) {
            return a > 0 ? 1 : LEAK;
        }

        @Override
        public void values(double[] inputs, double[] outputs, int length) {
            for (int i = 0; i < length; i++) {
                outputs[i] = Math.max(inputs[i], LEAK * inputs[i]);
            }
        }

        @Override
        public void pullback(double[] inputs, double[] outputs, double[] cotangents, int length) {
            for (int i = 0; i < length; i++) {
                cotangents[i] *= LEAK + (1 - LEAK) * step(outputs[i]);
            }
        }
    },
    /** tanh a. */
    TANH {
        @Override
        public double value(double a) {
            return Math.tanh(a);
        }

        @Override
        public double slope(double a) {
            double y = Math.tanh(a);
            return (1 - y) * (1 + y);
        }

        @Override
        public void pullback(double[] inputs, double[] outputs, double[] cotangents, int length) {
            for (int i = 0; i < length; i++) {
                cotangents[i] *= (1 - outputs[i]) * (1 + outputs[i]);
            }
        }
    },
    /** log(1 + eᵃ). */
    SOFTPLUS {
        @Override
        public double value(double a) {
            return Elementary.softplus(a);
        }

        @Override
        public double slope(double a) {
            return Elementary.sigmoid(a);
        }
    },
    /** 1/(1 + e⁻ᵃ). */
    SIGMOID {
        @Override
        public double value(double a) {
            return Elementary.sigmoid(a);
        }

        @Override
        public double slope(double a) {
            return Elementary.sigmoid(a) * Elementary.sigmoid(-a);
        }
    };

    private static final double LEAK = 0.01;

    /** The smallest positive number times its square is larger than 1. */
    private static final double LARGE = 0x1p1000;

    // 1 for positive a, however small, else 0; without a branch, so that loops run on vectors
    private static double step(double a) {
        return Math.min(1, Math.max(a, 0) * LARGE * LARGE);
    }

    /** Whether {@link #pullback} looks at outputs alone. */
    boolean isPulledBackByOutputs() {
        return this != SOFTPLUS && this != SIGMOID;
    }

    /**
     * The output of the unit.
     *
     * @param a its input
     * @return y
     */
    public abstract double value(double a);

    /**
     * The derivative of the output.
     *
     * @param a the input of the unit
     * @return dy/da
     */
    public abstract double slope(double a);

    /**
     * The outputs of many units.
     *
     * @param inputs a
     * @param outputs receives y; may be the same array
     * @param length how many
     */
    public void values(double[] inputs, double[] outputs, int length) {
        for (int i = 0; i < length; i++) {
            outputs[i] = value(inputs[i]);
        }
    }

    /**
     * Multiplies the cotangents of many outputs by the derivatives dy/da, which makes them those of the inputs.
     *
     * @param inputs a
     * @param outputs y
     * @param cotangents c, changed to c dy/da
     * @param length how many
     */
    public void pullback(double[] inputs, double[] outputs, double[] cotangents, int length) {
        for (int i = 0; i < length; i++) {
            cotangents[i] *= slope(inputs[i]);
        }
    }

    /**
     * The variance of random weights that keeps the size of activations from layer to layer: 2/(fan-in + fan-out) of Glorot
     * and Bengio (2010) for units with slope one around zero, 2/fan-in of He et al. (2015) for those that cut one half off.
     *
     * @param inputs the fan-in
     * @param outputs the fan-out
     * @return the variance
     */
    public double initialVariance(int inputs, int outputs) {
        return this == RELU || this == LEAKY_RELU || this == SOFTPLUS ? 2.0 / inputs : 2.0 / (inputs + outputs);
    }
}
