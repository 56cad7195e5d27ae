package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

final class BetaTest {

    /** The constant is printed with twelve decimals. */
    private static final double PRINTED = 1e-12;

    @Nested
    final class OneColumn extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Beta.of(1);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{1, 2}, {0, 0}, {-0.5, -0.25}, {-0.9, 1e3}, {1e4, 2e4}, {29, -0.4}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{-1, 0}, {0, -1}, {-2, 1}, {Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}};
        }

        @Override
        protected Chart chart() {
            return Chart.between(0, 1, 1);
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0}, {1}, {-0.5}, {1.5}, {Double.NaN}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {2, 3};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1}, {1, 0}, {-1, 1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, -1}, {-0.5, -0.6}, {-0.69, -0.69}, {1, -1}};
        }

        @Override
        protected String reference() {
            return "beta.csv";
        }
    }

    @Test
    void entropyAtShapesTwoAndThreeIsThePrintedConstant() {
        INDArray eta = Matrix.over(new double[] {1, 2}, 1, 2).toArray();
        assertThat(Beta.of(1).entropy(eta).getDouble(0, 0)).isCloseTo(-0.234906649788, within(PRINTED));
    }
}
