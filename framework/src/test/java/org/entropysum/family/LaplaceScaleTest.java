package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LaplaceScaleTest {
    private static final double[][] IMPROPER = {{0, -1}, {-1, 1}, {Double.NaN, -1}, {-1, Double.NEGATIVE_INFINITY}};

    @Nested
    final class AroundZero extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return LaplaceScale.of(2);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{-1, -1}, {-0.3, -4}, {-1e3, -1e-3}, {-1e50, -1e-50}, {-7, -1e100}};
        }

        @Override
        protected double[][] improperParameters() {
            return IMPROPER;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {1, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1}, {1, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, 1}, {1, -1}};
        }

        @Override
        protected String reference() {
            return "laplace-scale.csv";
        }
    }

    @Nested
    final class AroundALocation extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return LaplaceScale.around(0.25, -3);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{-1, -1}, {-0.3, -4}, {-1e3, -1e-3}};
        }

        @Override
        protected double[][] improperParameters() {
            return IMPROPER;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {1, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1}, {1, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, 1}, {1, -1}};
        }

        @Override
        protected String reference() {
            return "laplace-scale.csv";
        }
    }

    @Test
    void locationThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> LaplaceScale.around(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
