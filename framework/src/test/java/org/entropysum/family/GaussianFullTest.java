package org.entropysum.family;

import org.junit.jupiter.api.Nested;

final class GaussianFullTest {
    /** The largest condition of the correlation matrices among the settings. */
    private static final double CONDITION = 1000;

    /** Natural parameters are symmetric matrices. */
    static double[] symmetric(int d, double[] direction) {
        double[] symmetric = direction.clone();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                symmetric[d + i * d + j] = 0.5 * (direction[d + i * d + j] + direction[d + j * d + i]);
            }
        }
        return symmetric;
    }

    @Nested
    final class TwoColumns extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return GaussianFull.of(2);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {
                {0, 0, -0.5, 0, 0, -0.5},
                {1, -2, -0.5, 0.25, 0.25, -2},
                {-4, 3, -8, -0.75, -0.75, -0.125},
                {3, 3, -8, 7.5, 7.5, -8},
                {1e50, 0, -0.5e100, 0.25e100, 0.25e100, -0.5e100},
                {0, 1e-4, -0.5e8, 0.25, 0.25, -0.5e-8}
            };
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {
                {0, 0, 0, 0, 0, -1},
                {0, 0, -1, 2, 2, -1},
                {0, 0, -1, 1.125, 1.125, -1},
                {0, 0, 0.5, 0, 0, -1},
                {Double.NaN, 0, -1, 0, 0, -1},
                {0, 0, -1, Double.NaN, Double.NaN, -1},
                {0, Double.POSITIVE_INFINITY, -1, 0, 0, -1}
            };
        }

        @Override
        protected double[] tangent(double[] direction) {
            return symmetric(2, direction);
        }

        @Override
        protected double condition() {
            return CONDITION;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0, 0, 1, 0, 0, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 0, 1, 2, 2, 1}, {0, 0, -1, 0, 0, 1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 1, 1, 1, 1, 1}, {0, 0, 1, 2, 2, 1}};
        }

        @Override
        protected String reference() {
            return "gaussian-full.csv";
        }
    }

    @Nested
    final class OneColumn extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return GaussianFull.of(1);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0, -0.5}, {3, -2}, {1e60, -1e120}, {0, -1e-120}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0, 0}, {0, 1}, {Double.NaN, -1}, {0, Double.NaN}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 0}, {0, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 1}, {1, 0.5}};
        }

        @Override
        protected String reference() {
            return "gaussian-full-one.csv";
        }
    }

    @Nested
    final class ThreeColumns extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return GaussianFull.of(3);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {
                {0, 0, 0, -0.5, 0, 0, 0, -0.5, 0, 0, 0, -0.5},
                {1, -2, 3, -1, 0.25, 0.125, 0.25, -2, -0.5, 0.125, -0.5, -3},
                {0, 1e3, 0, -1e-6, 0, 0, 0, -1, 1e2, 0, 1e2, -1e6}
            };
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0, 1}, {0, 0, 0, -1, -2, 0, -2, -1, 0, 0, 0, -1}};
        }

        @Override
        protected double[] tangent(double[] direction) {
            return symmetric(3, direction);
        }

        @Override
        protected double condition() {
            return CONDITION;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}};
        }

        @Override
        protected String reference() {
            return "gaussian-full-three.csv";
        }
    }
}
