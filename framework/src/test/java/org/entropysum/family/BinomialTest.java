package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BinomialTest {
    @Nested
    final class FewTrials extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Binomial.of(1, 20);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{Math.log(0.25)}, {0}, {3}, {-8}, {8}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN}, {Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(GeometricTest.counts(20));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{-1}, {0.5}, {21}, {Double.NaN}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.2};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0}, {1}, {-0.5}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {20}, {-1}, {21}};
        }

        @Override
        protected String reference() {
            return "binomial.csv";
        }
    }

    @Nested
    final class ManyTrials extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Binomial.of(1, 1000);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{Math.log(0.25)}, {0}, {3}, {-8}, {8}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(GeometricTest.counts(1000));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{-1}, {1001}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.2};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0}, {1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {1000}};
        }

        @Override
        protected String reference() {
            return "binomial-many.csv";
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void numberOfTrialsThatIsNoneIsRefused(int value) {
        assertThatThrownBy(() -> Binomial.of(1, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + value);
    }
}
