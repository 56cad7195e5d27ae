package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NegativeBinomialTest {
    @Nested
    final class OneColumn extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return NegativeBinomial.of(1, 2.5);
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
            return Optional.of(GeometricTest.counts(-60 / eta[0]));
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
            return new double[][] {{0}, {1}, {-0.5}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {-1}};
        }

        @Override
        protected String reference() {
            return "negative-binomial.csv";
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void numberOfSuccessesThatIsNoneIsRefused(double value) {
        assertThatThrownBy(() -> NegativeBinomial.of(1, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + value);
    }
}
