package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

final class GammaTest {

    /** The constant is printed with twelve decimals. */
    private static final double PRINTED = 1e-12;

    @Nested
    final class OneColumn extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Gamma.of(1);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{1.5, -1.5}, {0, -1}, {-0.5, -3}, {-0.9, -0.3}, {9, -1e-50}, {1e4, -1e4}, {1e6, -2}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {
                {-1, -1},
                {-2, -1},
                {1, 0},
                {1, 1},
                {Double.POSITIVE_INFINITY, -1},
                {1, Double.NaN},
                {1, Double.NEGATIVE_INFINITY}
            };
        }

        @Override
        protected Chart chart() {
            return Chart.positive(1);
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0}, {-1}, {Double.NaN}, {Double.POSITIVE_INFINITY}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {2.5, 1.5};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1}, {-1, 1}, {1, 0}, {1, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, 1}, {1, 1}, {-1, -1}};
        }

        @Override
        protected String reference() {
            return "gamma.csv";
        }
    }

    @Nested
    final class TwoColumns extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Gamma.of(2);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{1.5, 0, -1.5, -1}, {3, 30, -0.5, -7}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{1, -1, -1, -1}, {1, 1, -1, 0}};
        }

        @Override
        protected Chart chart() {
            return Chart.positive(2);
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{1, 0}, {-1, 1}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {2.5, 1, 1.5, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{1, 0, 1, 1}, {1, 1, 1, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{-1, 0, 1, 1}};
        }

        @Override
        protected String reference() {
            return "gamma-two.csv";
        }
    }

    @Nested
    final class WithBaseMeasure extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Gamma.withBaseMeasure(1);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{2.5, -1.5}, {1, -1}, {0.5, -3}, {0.1, -0.3}, {1e4, -1e4}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0, -1}, {-1, -1}, {1, 0}, {Double.NaN, -1}};
        }

        @Override
        protected Chart chart() {
            return Chart.positive(1);
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0}, {-1}, {Double.NaN}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {2.5, 1.5};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1}, {1, 0}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, 1}, {1, 1}};
        }

        @Override
        protected String reference() {
            return "gamma-with-base-measure.csv";
        }
    }

    @Test
    void entropyAtShapeTwoAndAHalfIsThePrintedConstant() {
        INDArray eta = Matrix.over(new double[] {1.5, -1.5}, 1, 2).toArray();
        assertThat(Gamma.of(1).entropy(eta).getDouble(0, 0)).isCloseTo(1.324482801397, within(PRINTED));
    }
}
