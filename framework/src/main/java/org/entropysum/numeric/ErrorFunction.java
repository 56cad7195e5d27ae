package org.entropysum.numeric;

/**
 * The error function and its complement, \( \mathrm{erfc}(x) = 1 - \mathrm{erf}(x) \). For x ≥ 0,
 * \( \mathrm{erfc}(x) = e^{-x^2} C(t)/(1 + 2x) \) with C a Chebyshev series in t = (x − 3.75)/(x + 3.75) (the substitution of
 * Shepherd and Laframboise, Math. Comp. 36, 1981; coefficients computed anew with 60 digits). Near zero erf is its Taylor series.
 */
public final class ErrorFunction {
    private static final double POLE = 3.75;
    private static final double SMALL = 0.3;

    /** From here on t is 1 to the last digit. */
    private static final double LARGEST = 1e20;

    private static final double[] SERIES = {
        1.1775789345674017,
        -0.004590054580646478,
        -0.08424913336651792,
        0.05920993999819189,
        -0.026658668435305753,
        0.009074997670705265,
        -0.002413163540417608,
        0.0004907758365258086,
        -6.916973302501207e-05,
        4.13902798607301e-06,
        7.74038306619849e-07,
        -2.1886401049234397e-07,
        1.076499946567091e-08,
        4.521959811218287e-09,
        -7.754400208831351e-10,
        -6.318088340886684e-11,
        2.86879501093067e-11,
        1.9455868545777347e-13,
        -9.65469674843344e-13,
        3.25254814814874e-14,
        3.3478119482868056e-14,
        -1.864562880419313e-15,
        -1.2507950530688648e-15,
        7.418235256624044e-17,
        5.068148904796111e-17
    };

    private ErrorFunction() {}

    /**
     * \( \mathrm{erf}(x) = \frac{2}{\sqrt\pi} \int_0^x e^{-t^2} dt \).
     *
     * @param x any number
     * @return the value
     */
    public static double erf(double x) {
        if (Math.abs(x) < SMALL) {
            return nearZero(x);
        }
        return Math.copySign(1 - erfc(Math.abs(x)), x);
    }

    /**
     * \( \mathrm{erfc}(x) = 1 - \mathrm{erf}(x) \), with all digits of its own in the right tail.
     *
     * @param x any number
     * @return the value
     */
    public static double erfc(double x) {
        return x >= 0 ? gaussian(x) * scaled(x) : 2 - gaussian(x) * scaled(-x);
    }

    /**
     * \( e^{x^2} \mathrm{erfc}(x) \), for which x² may be large.
     *
     * @param x a number that is not negative
     * @return the value
     */
    public static double scaled(double x) {
        double t = (x - POLE) / (x + POLE);
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double twice = 2 * t;
        double next = 0;
        double value = 0;
        for (int i = SERIES.length - 1; i > 0; i--) {
            double before = twice * value - next + SERIES[i];
            next = value;
            value = before;
        }
        return (t * value - next + SERIES[0]) / (1 + 2 * x);
    }

    /**
     * The same of many numbers, to the bit.
     *
     * @param x numbers that are not negative
     * @param values receives \( e^{x^2} \mathrm{erfc}(x) \)
     * @param count how many
     */
    public static void scaled(double[] x, double[] values, int count) {
        double[] t = new double[count];
        double[] next = new double[count];
        double[] value = new double[count];
        for (int i = 0; i < count; i++) {
            double finite = Math.min(x[i], LARGEST);
            t[i] = (finite - POLE) / (finite + POLE);
        }
        for (int term = SERIES.length - 1; term > 0; term--) {
            recur(t, value, next, SERIES[term], count);
            double[] before = next;
            next = value;
            value = before;
        }
        for (int i = 0; i < count; i++) {
            values[i] = (t[i] * value[i] - next[i] + SERIES[0]) / (1 + 2 * x[i]);
        }
    }

    // Clenshaw's recurrence; no index has an offset, so that the compiler sees several numbers at once
    private static void recur(double[] t, double[] value, double[] next, double coefficient, int count) {
        for (int i = 0; i < count; i++) {
            next[i] = 2 * t[i] * value[i] - next[i] + coefficient;
        }
    }

    // e^{−x²} with the digits that rounding x² takes away
    private static double gaussian(double x) {
        double square = x * x;
        double rest = Math.fma(x, x, -square);
        double value = Math.exp(-square);
        return value == 0 ? 0 : value - value * rest;
    }

    // 2/√π Σ (−1)ⁿ x^{2n+1} / n!(2n+1)
    private static double nearZero(double x) {
        double square = x * x;
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum) && n < 30; n++) {
            term *= -square / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
