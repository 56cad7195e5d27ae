package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
    private static final double LABEL_ROUNDING = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "0, 1", "-4.155383, 0.9", "-1, 1", "0, 0", "5, 5", "-2.6997518667, -2.6997518667",
                "-2.69975186671, -2.69975186670",
        "1, 1.0000000001", "-91.9, -1.93", "0.1, 0.3", "1e-12, 3e-12", "-1e9, -999999998", "0, 4.9e-324",
                "1e199, 1e200",
        "-1e200, 1e200", "999999, 1000001", "0.00001, 0.00009", "-3, 0", "123456, 123457"
    })
    void linearTicksAreRoundInsideAndDistinct(double least, double greatest) {
        Axis axis = Axis.linear(least, greatest);
        assertThat(axis.low()).isLessThan(axis.high()).isLessThanOrEqualTo(least);
        assertThat(axis.high()).isGreaterThanOrEqualTo(greatest);
        assertThat(axis.ticks()).hasSizeBetween(3, 11);
        assertThat(axis.ticks()).extracting(Tick::label).doesNotHaveDuplicates().allSatisfy(AxisTest::isShort);
        assertThat(axis.ticks()).allSatisfy(tick -> labelled(tick));
        assertThat(axis.ticks()).extracting(Tick::value).isSorted();
        assertThat(axis.fraction(axis.low())).isZero();
        assertThat(axis.fraction(axis.high())).isOne();
    }

    @Test
    void whatIsTooLargeToBeDrawnIsOutside() {
        Axis axis = Axis.linear(-1, Double.MAX_VALUE);
        assertThat(axis.high()).isEqualTo(1e200);
        assertThat(axis.fraction(Double.MAX_VALUE)).isGreaterThan(1).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "1, 24", "0, 400", "3, 4", "7, 100000", "0, 2147483647"})
    void stepsAreWholeNumbersFromFirstToLast(int first, int last) {
        Axis axis = Axis.steps(first, last);
        assertThat(axis.fraction(first)).isZero();
        assertThat(axis.fraction(last)).isOne();
        assertThat(axis.ticks()).hasSizeBetween(2, 11).allSatisfy(tick -> {
            assertThat(tick.value()).isEqualTo(Math.rint(tick.value())).isBetween((double) first, (double) last);
            labelled(tick);
        });
    }

    @Test
    void aSingleStepIsInTheMiddle() {
        Axis axis = Axis.steps(5, 5);
        assertThat(axis.fraction(5)).isEqualTo(0.5);
        assertThat(axis.ticks()).containsExactly(new Tick(5, "5"));
    }

    @ParameterizedTest
    @CsvSource({"1e-16, 1", "0.3, 0.4", "1, 1", "2e-15, 7.28", "4.9e-324, 1.7e308", "1e-200, 1e300", "0, 0"})
    void logarithmicTicksArePowersOfTen(double least, double greatest) {
        Axis axis = Axis.logarithmic(least, greatest);
        assertThat(axis.low()).isPositive().isLessThan(axis.high());
        assertThat(axis.ticks()).hasSizeBetween(3, 8).allSatisfy(tick -> {
            double exponent = Math.log10(tick.value());
            assertThat(exponent).isEqualTo(Math.rint(exponent), within(LABEL_ROUNDING));
            assertThat(axis.fraction(tick.value())).isBetween(0.0, 1.0);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-300})
    void whatHasNoLogarithmInRangeIsAtTheStart(double value) {
        assertThat(Axis.logarithmic(1e-9, 1).fraction(value)).isZero();
    }

    @Test
    void labelsHaveTheDecimalsOfTheStep() {
        assertThat(labels(Axis.linear(-3.3, -3.1))).containsExactly("−3.30", "−3.25", "−3.20", "−3.15", "−3.10");
        assertThat(labels(Axis.linear(-0.2, 1.0))).containsExactly("−0.2", "0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Axis.linear(0, 4e6))).containsExactly("0", "1e6", "2e6", "3e6", "4e6");
        assertThat(labels(Axis.logarithmic(1e-4, 10))).containsExactly("10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹");
    }

    @Test
    void aConstantIsSeenToBeOne() {
        Axis axis = Axis.linear(-2.69975186671, -2.69975186670);
        double apart = axis.fraction(-2.69975186670) - axis.fraction(-2.69975186671);
        assertThat(apart).isLessThan(1e-6);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Tick::label).toList();
    }

    private static void isShort(String label) {
        assertThat(label).hasSizeLessThanOrEqualTo(13);
    }

    private static void labelled(Tick tick) {
        double read = Double.parseDouble(tick.label().replace('−', '-'));
        assertThat(read).isEqualTo(tick.value(), within(Math.abs(tick.value()) * LABEL_ROUNDING));
    }
}
