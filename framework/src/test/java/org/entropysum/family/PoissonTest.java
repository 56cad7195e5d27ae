package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

final class PoissonTest {
    private static final double[][] OUTSIDE = {{-1}, {0.5}, {Double.NaN}};

    /** The constants are printed with twelve decimals. */
    private static final double STANDARD_ERRORS = 5;

    private static final double PRINTED = 1e-12;

    @Nested
    final class OneCount extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Poisson.of(1);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0}, {Math.log(2)}, {Math.log(9)}, {-3}, {Math.log(1e4)}, {4}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{Double.NaN}, {Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY}, {710}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(counts(Math.exp(eta[0])));
        }

        @Override
        protected double[][] outsideSupport() {
            return OUTSIDE;
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}};
        }

        @Override
        protected String reference() {
            return "poisson.csv";
        }
    }

    private static double[][] counts(double rate) {
        int last = (int) (rate + 20 * Math.sqrt(rate)) + 40;
        return IntStream.rangeClosed(0, last).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    }

    @Test
    void ratesBeyondTheIntegersAreDrawn() {
        double rate = 1e12;
        int draws = 2000;
        INDArray eta = Matrix.over(new double[] {Math.log(rate)}, 1, 1)
                .repeatRows(draws)
                .toArray();
        double[] counts =
                Matrix.copyOf(Poisson.of(1).sample(eta, Draws.seeded(5))).values();
        assertThat(Arrays.stream(counts)).allMatch(count -> count == Math.rint(count));
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                        .map(count -> (count - mean) * (count - mean))
                        .sum()
                / draws;
        assertThat((mean - rate) / Math.sqrt(rate / draws)).isBetween(-STANDARD_ERRORS, STANDARD_ERRORS);
        assertThat((variance / rate - 1) / Math.sqrt(2.0 / draws)).isBetween(-STANDARD_ERRORS, STANDARD_ERRORS);
    }

    // H̃ = λ − λ log λ, H = H̃ + E log x!
    @ParameterizedTest
    @CsvSource({
        "2, 0.613705638880, 1.091177005053, 1.704882643933",
        "9, -10.775021196026, 13.282695092107, 2.507673896080"
    })
    void pseudoEntropyAndBaseMeasureAddUpToTheEntropy(double rate, double pseudo, double logFactorial, double entropy) {
        INDArray eta = Matrix.over(new double[] {Math.log(rate)}, 1, 1).toArray();
        double[] counts = IntStream.rangeClosed(0, 80).asDoubleStream().toArray();
        INDArray events = Matrix.over(counts, counts.length, 1).toArray();
        INDArray logDensity = Poisson.of(1).logDensity(eta, events);
        INDArray logMeasure = Poisson.of(1).baseMeasure().logarithm(events);
        double expected = 0;
        for (int x = 0; x < counts.length; x++) {
            expected -= Math.exp(logDensity.getDouble(x, 0)) * logMeasure.getDouble(x, 0);
        }
        assertThat(Poisson.of(1).entropy(eta).getDouble(0, 0)).isCloseTo(pseudo, within(PRINTED));
        assertThat(expected).isCloseTo(logFactorial, within(PRINTED));
        assertThat(Poisson.of(1).entropy(eta).getDouble(0, 0) + expected).isCloseTo(entropy, within(PRINTED));
    }

    @Nested
    final class TwoCounts extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return Poisson.of(2);
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0, 1}, {2, -1}, {0.5, 3}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0, Double.NaN}, {710, 0}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            double[][] first = counts(Math.exp(eta[0]));
            double[][] second = counts(Math.exp(eta[1]));
            return Optional.of(IntStream.range(0, first.length * second.length)
                    .mapToObj(i -> new double[] {first[i / second.length][0], second[i % second.length][0]})
                    .toArray(double[][]::new));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{0, -1}, {0.5, 0}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {1, Math.E};
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
            return "poisson-two.csv";
        }
    }
}
