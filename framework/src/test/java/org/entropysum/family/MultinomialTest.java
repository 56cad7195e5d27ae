package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultinomialTest {
    @Nested
    final class FewDraws extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Multinomial.of(3, 5);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0, 0, Math.log(2)}, {1, 2, 3}, {-1.5, 0.25, 0.5}, {0, -10, -3}, {700, 699, 698}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN, 0, 0}, {0, 0, Double.POSITIVE_INFINITY}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(compositions(5));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{1, 1, 1}, {5, 1, -1}, {2.5, 2.5, 0}, {Double.NaN, 5, 0}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.25, 0.25, 0.5};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0.5, 0.5, 0.5}, {-0.5, 1, 0.5}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 1, 1}, {-1, 3, 3}};
        }

        @Override
        protected String reference() {
            return "multinomial.csv";
        }
    }

    @Nested
    final class ManyDraws extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Multinomial.of(3, 30);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0, 0, Math.log(2)}, {1, 2, 3}, {0, -5, -3}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN, 0, 0}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(compositions(30));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{1, 1, 1}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.25, 0.25, 0.5};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0.5, 0.5, 0.5}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 1, 1}};
        }

        @Override
        protected String reference() {
            return "multinomial-many.csv";
        }
    }

    private static double[][] compositions(int total) {
        return IntStream.rangeClosed(0, total)
                .boxed()
                .flatMap(a -> IntStream.rangeClosed(0, total - a).mapToObj(b -> new double[] {a, b, total - a - b}))
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void numberOfDrawsThatIsNoneIsRefused(int value) {
        assertThatThrownBy(() -> Multinomial.of(3, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + value);
    }
}
