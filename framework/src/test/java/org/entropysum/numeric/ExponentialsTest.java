package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exponential of many numbers, against the one of StrictMath. */
class ExponentialsTest {
    /** Both are within one unit of the true value. */
    private static final double UNITS_IN_THE_LAST_PLACE = 1;

    private static final int COUNT = 50_000;

    private static double[] replaced(double... numbers) {
        double[] values = numbers.clone();
        Exponentials.replace(values, 0, values.length);
        return values;
    }

    private static double worst(double[] numbers) {
        double[] values = replaced(numbers);
        double worst = 0;
        for (int i = 0; i < numbers.length; i++) {
            double known = StrictMath.exp(numbers[i]);
            worst = Math.max(worst, Math.abs(values[i] - known) / Math.ulp(known));
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-9, 1e-3, 0.35, 1, 10, 100, 709})
    void isRightToTheLastPlaceOnEveryScale(double scale) {
        SplittableRandom random = new SplittableRandom(1);
        double[] numbers = random.doubles(COUNT, -scale, scale).toArray();
        assertThat(worst(numbers)).isLessThanOrEqualTo(UNITS_IN_THE_LAST_PLACE);
    }

    @Test
    void isRightWhereTheExponentChanges() {
        double[] numbers = new double[4 * 2044];
        for (int i = 0; i < numbers.length; i++) {
            double half = ((i >> 2) - 1021.5) * Math.log(2);
            numbers[i] = half + (i % 4 - 1.5) * Math.ulp(half);
        }
        assertThat(worst(numbers)).isLessThanOrEqualTo(UNITS_IN_THE_LAST_PLACE);
    }

    @Test
    void isRightWhereResultsAreSubnormalOrLargest() {
        double[] numbers = {-707.9, -708, -708.4, -720, -740, -745.13, 707.9, 708, 709.78, 0.0, -0.0};
        assertThat(worst(numbers)).isLessThanOrEqualTo(UNITS_IN_THE_LAST_PLACE);
    }

    @Test
    void knowsTheLimits() {
        assertThat(replaced(Double.NEGATIVE_INFINITY, -1e300, -746, 710, 1e300, Double.POSITIVE_INFINITY, Double.NaN))
                .containsExactly(
                        0,
                        0,
                        0,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.NaN);
    }

    @Test
    void changesNothingBesideTheRange() {
        double[] values = {3, 1, 2, 4};
        Exponentials.replace(values, 1, 2);
        assertThat(values).containsExactly(3, StrictMath.exp(1), StrictMath.exp(2), 4);
    }
}
