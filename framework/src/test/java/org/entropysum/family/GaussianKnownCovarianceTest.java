package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GaussianKnownCovarianceTest {
    private static final Matrix COVARIANCE = Matrix.over(new double[] {2, 0.5, 0.5, 0.25}, 2, 2);
    private static final ExponentialFamily FAMILY = GaussianKnownCovariance.of(COVARIANCE.toArray());

    @Nested
    final class TwoColumns extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return FAMILY;
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0.5, -1}, {0, 0}, {1, -2}, {30, 0.5}, {-1e-6, 1e3}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.5, 0};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, Double.NaN}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{Double.POSITIVE_INFINITY, 0}};
        }

        @Override
        protected String reference() {
            return "gaussian-known-covariance.csv";
        }
    }

    @Test
    void covarianceThatIsNoneIsRefused() {
        Matrix skew = Matrix.over(new double[] {1, 0.5, 0, 1}, 2, 2);
        Matrix indefinite = Matrix.over(new double[] {1, 2, 2, 1}, 2, 2);
        assertThatThrownBy(() -> GaussianKnownCovariance.of(skew.toArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> GaussianKnownCovariance.of(indefinite.toArray()))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("not positive definite");
    }
}
