package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The error function and the absolute value of a normal number, against values of many digits. */
class ErrorFunctionTest {
    private static final double RELATIVE = 2e-15;

    /** In the tail, the exponent is rounded once. */
    private static final double TAIL = 1e-14;

    @ParameterizedTest(name = "{0}({1}, {2})")
    @CsvFileSource(resources = "/reference/error-function.csv", numLinesToSkip = 2)
    void valueIsExactToDoublePrecision(String function, double first, Double second, double expected) {
        double value = function(function).applyAsDouble(first, second == null ? Double.NaN : second);
        double tolerance = Math.abs(expected) < 1e-3 ? TAIL : RELATIVE;
        assertThat(value).isCloseTo(expected, within(tolerance * Math.abs(expected)));
    }

    private static DoubleBinaryOperator function(String name) {
        return switch (name) {
            case "erf" -> (x, none) -> ErrorFunction.erf(x);
            case "erfc" -> (x, none) -> ErrorFunction.erfc(x);
            case "scaled" -> (x, none) -> ErrorFunction.scaled(x);
            case "mean" -> FoldedNormal::mean;
            case "by mean" -> FoldedNormal::byMean;
            case "by variance" -> FoldedNormal::byVariance;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void limitsAreReached() {
        assertThat(ErrorFunction.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(ErrorFunction.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(ErrorFunction.erfc(Double.POSITIVE_INFINITY)).isZero();
        assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
    }

    @Test
    void twoFormulasAndTheBatchAgree() {
        double[] m = {-30, -4, -1, -1e-3, 0, 1e-6, 0.3, 2, 5, 40};
        for (double s : new double[] {0.01, 0.7, 3}) {
            double[] variance = new double[m.length];
            java.util.Arrays.fill(variance, s * s);
            double[][] all = new double[3][m.length];
            FoldedNormal.all(m, variance, all[0], all[1], all[2]);
            for (int i = 0; i < m.length; i++) {
                double mean = FoldedNormal.mean(m[i], s);
                assertThat(FoldedNormal.meanByExcess(m[i], s)).isCloseTo(mean, within(RELATIVE * mean));
                assertThat(all[0][i]).isCloseTo(mean, within(RELATIVE * mean));
                assertThat(all[1][i]).isCloseTo(FoldedNormal.byMean(m[i], s), within(RELATIVE));
                double slope = FoldedNormal.byVariance(m[i], s);
                assertThat(all[2][i]).isCloseTo(slope, within(TAIL * slope));
            }
        }
    }

    @Test
    void blockTakesLogarithmsOfDeviations() {
        FoldedNormalBlock block = FoldedNormalBlock.of(3);
        System.arraycopy(new double[] {-1, 0, 2}, 0, block.means(), 0, 3);
        System.arraycopy(new double[] {-2, 0.5, 1}, 0, block.deviations(), 0, 3);
        block.computeFromLogarithms(3);
        double[] deviations = {Math.exp(-2), Math.exp(0.5), Math.exp(1)};
        for (int i = 0; i < 3; i++) {
            double m = block.means()[i];
            assertThat(block.deviations()[i]).isCloseTo(deviations[i], within(RELATIVE * deviations[i]));
            double mean = FoldedNormal.mean(m, deviations[i]);
            assertThat(block.magnitudes()[i]).isCloseTo(mean, within(RELATIVE * mean));
            assertThat(block.byMean()[i]).isCloseTo(FoldedNormal.byMean(m, deviations[i]), within(RELATIVE));
            double slope = FoldedNormal.byVariance(m, deviations[i]);
            assertThat(block.byVariance()[i]).isCloseTo(slope, within(TAIL * slope));
        }
    }
}
