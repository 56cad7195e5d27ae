package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.entropysum.numeric.BesselRatio;
import org.entropysum.numeric.GammaFunction;
import org.entropysum.numeric.Polygamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of {@code numeric} that the families stand on, against values of many digits. */
final class SpecialFunctionsTest {
    private static final double RELATIVE = 1e-14;

    /** Differences of two functions of which only the sum is needed to full precision. */
    private static final double ABSOLUTE = 2e-15;

    /** A root of digamma moves by this much of its argument. */
    private static final double INVERSE = 1e-14;

    @ParameterizedTest(name = "{0}({1}, {2})")
    @CsvFileSource(resources = "/reference/special-functions.csv", numLinesToSkip = 2)
    void valueIsExactToDoublePrecision(String function, double first, Double second, double expected) {
        double value = function(function).applyAsDouble(first, second == null ? Double.NaN : second);
        assertThat(value).isCloseTo(expected, within(RELATIVE * Math.abs(expected) + slack(function, first)));
    }

    private static double slack(String function, double argument) {
        return switch (function) {
            case "stirling remainder", "log minus digamma" -> ABSOLUTE * Math.max(1, Math.min(argument, 12));
            case "log scaled bessel zero", "bessel complement", "bessel slope" -> ABSOLUTE * Math.min(1, argument);
            default -> Double.MIN_VALUE;
        };
    }

    private static DoubleBinaryOperator function(String name) {
        return switch (name) {
            case "log gamma" -> (x, none) -> GammaFunction.logGamma(x);
            case "stirling remainder" -> (x, none) -> GammaFunction.stirlingRemainder(x);
            case "log beta" -> GammaFunction::logBeta;
            case "digamma" -> (x, none) -> Polygamma.digamma(x);
            case "log minus digamma" -> (x, none) -> Polygamma.logMinusDigamma(x);
            case "digamma difference" -> Polygamma::digammaDifference;
            case "trigamma" -> (x, none) -> Polygamma.trigamma(x);
            case "trigamma difference" -> Polygamma::trigammaDifference;
            case "log bessel zero" -> (x, none) -> BesselRatio.logBesselZero(x);
            case "log scaled bessel zero" -> (x, none) -> BesselRatio.logScaledBesselZero(x);
            case "bessel ratio" -> (x, none) -> BesselRatio.ratio(x);
            case "bessel complement" -> (x, none) -> BesselRatio.complement(x);
            case "bessel slope" -> (x, none) -> BesselRatio.slope(x);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-8, 1e-3, 0.1, 0.7, 1, 1.3, 1.46, 1.47, 2, 3, 5.5, 9, 12, 50, 1e3, 1e6})
    void inverseDigammaUndoesDigamma(double x) {
        // what the rounding of ψ itself moves
        double rounding = Math.ulp(Polygamma.digamma(x)) / (x * Polygamma.trigamma(x));
        assertThat(Polygamma.inverseDigamma(Polygamma.digamma(x))).isCloseTo(x, within(x * (INVERSE + 4 * rounding)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 7, 30})
    void binomialCoefficientsCountSubsets(double k) {
        double count = 1;
        for (int i = 0; i < k; i++) {
            count = count * (30 - i) / (i + 1);
        }
        assertThat(GammaFunction.logBinomial(30, k)).isCloseTo(Math.log(count), within(RELATIVE * 30));
    }
}
