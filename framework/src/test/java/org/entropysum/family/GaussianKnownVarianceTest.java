package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussianKnownVarianceTest {
    private static final double[][] NOT_FINITE = {{Double.NaN}, {Double.POSITIVE_INFINITY}};

    @Nested
    final class OrdinaryVariance extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return GaussianKnownVariance.of(2, 0.49);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0, 0}, {1, -2}, {30, 0.5}, {-1e-6, 1e3}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN, 0}, {0, Double.NEGATIVE_INFINITY}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0, 0};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, Double.NaN}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, Double.POSITIVE_INFINITY}};
        }

        @Override
        protected String reference() {
            return "gaussian-known-variance.csv";
        }
    }

    @Nested
    final class TinyVariance extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return GaussianKnownVariance.of(1, 1e-200);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0}, {1e100}, {-4e100}};
        }

        @Override
        protected double[][] improperParameters() {
            return NOT_FINITE;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{Double.NEGATIVE_INFINITY}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{Double.POSITIVE_INFINITY}};
        }

        @Override
        protected String reference() {
            return "gaussian-known-variance-tiny.csv";
        }
    }

    @Nested
    final class HugeVariance extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return GaussianKnownVariance.of(1, 1e200);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0}, {1e-100}, {-4e-100}};
        }

        @Override
        protected double[][] improperParameters() {
            return NOT_FINITE;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{Double.NEGATIVE_INFINITY}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{Double.POSITIVE_INFINITY}};
        }

        @Override
        protected String reference() {
            return "gaussian-known-variance-huge.csv";
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void varianceThatIsNoneIsRefused(double variance) {
        assertThatThrownBy(() -> GaussianKnownVariance.of(1, variance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + variance);
    }
}
