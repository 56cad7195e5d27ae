package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirichletTest {
    @Nested
    final class ThreeFractions extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Dirichlet.of(3);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{1, 2, 3}, {0, 0, 0}, {-0.5, -0.25, 0.5}, {1e4, 2e4, 10}, {-0.8, 2, 0}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{-1, 0, 0}, {0, -2, 0}, {0, 0, Double.NaN}, {Double.POSITIVE_INFINITY, 0, 0}};
        }

        @Override
        protected Chart chart() {
            return Chart.simplex(3);
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0.5, 0.5, 0.5}, {0, 0.5, 0.5}, {-0.5, 0.5, 1}, {Double.NaN, 0.5, 0.5}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {2, 3, 4};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1, 1}, {1, -1, 1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, -1, -1}, {-1, -1, -0.5}};
        }

        @Override
        protected String reference() {
            return "dirichlet.csv";
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -2})
    void fewerThanTwoFractionsAreRefused(int value) {
        assertThatThrownBy(() -> Dirichlet.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + value);
    }
}
