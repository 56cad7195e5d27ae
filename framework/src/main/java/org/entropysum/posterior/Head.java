package org.entropysum.posterior;

import java.util.Optional;
import org.entropysum.network.Activation;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;

/**
 * How an output a of an encoder becomes a coordinate of a distribution. The first two leave the family closed under rescaling of
 * the latents, and leaky ReLU does it for means; the others are common in published code, and their gap may stay at true
 * stationary points.
 */
public enum Head {
    /** The coordinate itself: a mean, a log scale, a logit. */
    LINEAR(Obstacle.NONE, Obstacle.NONE) {
        @Override
        double value(double a) {
            return a;
        }

        @Override
        double slope(double a) {
            return 1;
        }

        @Override
        Matrix applied(Matrix outputs) {
            return outputs;
        }
    },
    /** A log variance, of which the log scale is one half. */
    LOG_VARIANCE(Obstacle.NONE, Obstacle.NONE) {
        @Override
        double value(double a) {
            return 0.5 * a;
        }

        @Override
        double slope(double a) {
            return 0.5;
        }

        @Override
        Matrix applied(Matrix outputs) {
            return outputs.scale(0.5);
        }
    },
    /** The coordinate through leaky ReLU, which a positive factor passes through. */
    LEAKY_RELU(Obstacle.NONE, Obstacle.LEAKY) {
        @Override
        double value(double a) {
            return Activation.LEAKY_RELU.value(a);
        }

        @Override
        double slope(double a) {
            return Activation.LEAKY_RELU.slope(a);
        }
    },
    /** A log variance through leaky ReLU, of which the log scale is one half. Below 0 it takes outputs a hundred times as large. */
    LEAKY_LOG_VARIANCE(Obstacle.NONE, Obstacle.LEAKY) {
        @Override
        double value(double a) {
            return 0.5 * Activation.LEAKY_RELU.value(a);
        }

        @Override
        double slope(double a) {
            return 0.5 * Activation.LEAKY_RELU.slope(a);
        }
    },
    /** A coordinate within −1 and 1. */
    TANH(Obstacle.toFactors("the encoder's outputs", "tanh"), Obstacle.toFactors("the scales", "tanh")) {
        @Override
        double value(double a) {
            return Math.tanh(a);
        }

        @Override
        double slope(double a) {
            double y = Math.tanh(a);
            return (1 - y) * (1 + y);
        }
    },
    /** A scale \( \tau = \log(1 + e^a) \), of which the coordinate is the logarithm. */
    SOFTPLUS_SCALE(
            Obstacle.toFactors("the encoder's outputs", "softplus"), Obstacle.toFactors("the scales", "softplus")) {
        @Override
        double value(double a) {
            return a < ASYMPTOTIC ? a : Math.log(Elementary.softplus(a));
        }

        @Override
        double slope(double a) {
            return a < ASYMPTOTIC ? 1 : Elementary.sigmoid(a) / Elementary.softplus(a);
        }
    };

    // Below, log softplus a = a − eᵃ/2 + … equals a to the last digit
    private static final double ASYMPTOTIC = -40;

    private final Optional<String> toGrowth;
    private final Optional<String> toShift;

    Head(Optional<String> toGrowth, Optional<String> toShift) {
        this.toGrowth = toGrowth;
        this.toShift = toShift;
    }

    abstract double value(double a);

    abstract double slope(double a);

    /** Outputs, which become coordinates in place. */
    Matrix applied(Matrix outputs) {
        double[] a = outputs.values();
        for (int i = 0; i < a.length; i++) {
            a[i] = value(a[i]);
        }
        return outputs;
    }

    /** Derivatives by coordinates become derivatives by outputs, in place, in some columns. */
    void pull(Matrix outputs, Matrix cotangents, int from, int to) {
        if (this == LINEAR) {
            return;
        }
        double[] a = outputs.values();
        for (int row = 0; row < a.length; row += outputs.columns()) {
            for (int i = row + from; i < row + to; i++) {
                cotangents.values()[i] *= slope(a[i]);
            }
        }
    }

    /**
     * Why the encoder cannot rescale latents through this head, whatever its outputs are: positions grow by a factor, log
     * scales are shifted, and shapes stay.
     *
     * @param kind how the coordinate rescales
     * @return a sentence, or empty if it can
     */
    public Optional<String> obstacleToRescaling(Coordinates.Kind kind) {
        return switch (kind) {
            case POSITION -> toGrowth;
            case LOG_SCALE -> toShift;
            case SHAPE -> Optional.empty();
        };
    }

    /** What the outputs of a part are unless said otherwise. */
    static Head of(Coordinates.Kind kind) {
        return kind == Coordinates.Kind.LOG_SCALE ? LOG_VARIANCE : LINEAR;
    }

    private static final class Obstacle {
        private static final Optional<String> NONE = Optional.empty();
        private static final Optional<String> LEAKY = Optional.of(
                "the logarithms of scales pass through leaky ReLU, so that no bias shifts those of a latent by"
                        + " one amount where they have both signs");

        private static Optional<String> toFactors(String what, String function) {
            return Optional.of(
                    what + " pass through " + function + ", so that no weights multiply them all by one factor");
        }
    }
}
