package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

final class GeometricTest {

    /** The constant is printed with twelve decimals. */
    private static final double PRINTED = 1e-12;

    @Nested
    final class OneColumn extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Geometric.of(1);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{Math.log(0.7)}, {Math.log(0.5)}, {-0.01}, {-5}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0}, {1}, {Double.NaN}, {Double.NEGATIVE_INFINITY}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(counts(-30 / eta[0]));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{-1}, {0.5}, {Double.NaN}, {Double.POSITIVE_INFINITY}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.3};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0}, {1}, {-0.5}, {1.5}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}};
        }

        @Override
        protected String reference() {
            return "geometric.csv";
        }
    }

    @Nested
    final class TwoColumns extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Geometric.of(2);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{Math.log(0.7), -2}, {-0.5, -1}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{-1, 0}, {Double.NaN, -1}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(grid(-30 / eta[0], -30 / eta[1]));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0, -1}, {0.5, 0}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.3, 0.8646647167633873};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0.5, 0}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 0}};
        }

        @Override
        protected String reference() {
            return "geometric-two.csv";
        }
    }

    static double[][] counts(double last) {
        return IntStream.rangeClosed(0, (int) last)
                .mapToObj(x -> new double[] {x})
                .toArray(double[][]::new);
    }

    private static double[][] grid(double lastOfFirst, double lastOfSecond) {
        return Arrays.stream(counts(lastOfFirst))
                .flatMap(a -> Arrays.stream(counts(lastOfSecond)).map(b -> new double[] {a[0], b[0]}))
                .toArray(double[][]::new);
    }

    @Test
    void entropyAtProbabilityThreeTenthsIsThePrintedConstant() {
        INDArray eta = Matrix.over(new double[] {Math.log(0.7)}, 1, 1).toArray();
        assertThat(Geometric.of(1).entropy(eta).getDouble(0, 0)).isCloseTo(2.036214340183, within(PRINTED));
    }
}
