package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.Optional;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/** How the outputs u of a network become natural parameters. */
sealed interface Link {
    /** The family. */
    ExponentialFamily family();

    /** The number of outputs C. */
    int outputs();

    /** η(u), {@code [B, L]}. */
    Matrix natural(Matrix outputs);

    /** Jᵀc, {@code [B, C]}. */
    Matrix pullback(Matrix outputs, Matrix cotangent);

    /** How many outputs say nothing. */
    int redundant();

    /** The velocities r u + s of the outputs under η → eᵗ η, or empty if they are not of that form. */
    Optional<Growth> growth();

    /**
     * Velocities r u + s.
     *
     * @param proportional r, length C
     * @param constant s, length C
     */
    record Growth(double[] proportional, double[] constant) {}

    /** η = u, whether that is proper or not. */
    record Linear(ExponentialFamily family) implements Link {
        @Override
        public int outputs() {
            return family.statisticSize();
        }

        @Override
        public Matrix natural(Matrix outputs) {
            if (!family.isProper(outputs.toArray())) {
                throw new NumericFailure(
                        "outputs of the decoder",
                        "are no natural parameters of the family " + family.name()
                                + " at a latent; nothing keeps the outputs of a linear layer in its domain");
            }
            return outputs;
        }

        @Override
        public Matrix pullback(Matrix outputs, Matrix cotangent) {
            return cotangent;
        }

        @Override
        public int redundant() {
            return 0;
        }

        @Override
        public Optional<Growth> growth() {
            double[] ones = new double[outputs()];
            Arrays.fill(ones, 1);
            return Optional.of(new Growth(ones, new double[ones.length]));
        }
    }

    /** The family's own coordinates, which may be any real numbers. */
    record Chart(ExponentialFamily family) implements Link {
        private static final double PROBE = 2;
        private static final double ROUNDING = 1e-12;

        @Override
        public int outputs() {
            return family.parameterChart().size();
        }

        @Override
        public Matrix natural(Matrix outputs) {
            return family.parameterChart().natural(outputs);
        }

        @Override
        public Matrix pullback(Matrix outputs, Matrix cotangent) {
            return family.parameterChart().pullback(outputs, cotangent);
        }

        @Override
        public int redundant() {
            return outputs() - family.parameterChart().degreesOfFreedom();
        }

        // v(0) = s, v(1) = r + s, and a third point to see that v is of this form
        @Override
        public Optional<Growth> growth() {
            double[] constant = velocity(0);
            double[] proportional = velocity(1);
            double[] probe = velocity(-PROBE);
            for (int j = 0; j < constant.length; j++) {
                proportional[j] -= constant[j];
                if (!(Math.abs(probe[j] + PROBE * proportional[j] - constant[j]) <= ROUNDING)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Growth(proportional, constant));
        }

        private double[] velocity(double u) {
            Matrix same = Matrix.zeros(1, outputs());
            Arrays.fill(same.values(), u);
            return family.parameterChart().velocity(same).values();
        }
    }
}
