package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeibullTest {
    @Nested
    final class ShapeOneHalf extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Weibull.of(1, 0.5);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{-0.25}, {-1}, {-1e3}, {-1e-20}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0}, {1}, {Double.NaN}};
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
            return new double[] {0.25};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0}, {-1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {-1}};
        }

        @Override
        protected String reference() {
            return "weibull-half.csv";
        }
    }

    @Nested
    final class ShapeThree extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Weibull.of(1, 3);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{-0.25}, {-1}, {-1e3}, {-1e-20}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0}, {1}, {Double.NaN}};
        }

        @Override
        protected Chart chart() {
            return Chart.positive(1);
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0}, {-1}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.25};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0}, {-1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {-1}};
        }

        @Override
        protected String reference() {
            return "weibull-three.csv";
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shapeThatIsNoneIsRefused(double value) {
        assertThatThrownBy(() -> Weibull.of(1, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + value);
    }
}
