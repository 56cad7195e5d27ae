package org.entropysum.numeric;

/**
 * The error function and its complement, \( \mathrm{erfc}(x) = 1 - \mathrm{erf}(x) \). For x ≥ 0,
 * \( \mathrm{erfc}(x) = e^{-x^2} C(t)/(1 + 2x) \) with C a polynomial in t = (x − 3.75)/(x + 3.75) (the substitution of
 * Shepherd and Laframboise, Math. Comp. 36, 1981; a Chebyshev series computed anew with 60 digits, in powers of t, whose
 * coefficients have absolute values of 1.8 together). Near zero erf is its Taylor series.
 */
public final class ErrorFunction {
    private static final double POLE = 3.75;
    private static final double SMALL = 0.3;

    /** From here on t is 1 to the last digit. */
    private static final double LARGEST = 1e20;

    /** C in powers of t, from the constant up; rounding adds up to 2·10⁻¹⁶. */
    private static final double[] SERIES = {
        1.2375126308378275,
        -0.14024059858554697,
        0.0035854154854644293,
        0.0822767384901452,
        -0.10880393014174886,
        0.09230432116037748,
        -0.05869339858963677,
        0.028362277418956406,
        -0.009746579558029276,
        0.0017556258528952954,
        0.0002937136655913448,
        -0.0002901540805408417,
        5.164909889268241e-05,
        2.238423915508223e-05,
        -1.1444146237700524e-05,
        -9.73559896736775e-07,
        1.751637648849062e-06,
        -5.7218230603224086e-08,
        -2.5866850716155884e-07,
        2.3263508708859124e-08,
        3.8675334242222354e-08,
        -3.744210080962018e-09,
        -5.1739902140113095e-09,
        3.1114333809799254e-10,
        4.2514714447963895e-10
    };

    /** Terms of C that a loop over many numbers adds at a time; with more, the compiler does not see several numbers at once. */
    private static final int TERMS = 2;

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
        double value = SERIES[SERIES.length - 1];
        for (int i = SERIES.length - 2; i >= 0; i--) {
            value = SERIES[i] + t * value;
        }
        return value / (1 + 2 * x);
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
        scaled(x, values, count, t);
    }

    /** The same with room for numbers in between. */
    static void scaled(double[] x, double[] values, int count, double[] t) {
        substitute(x, t, values, count);
        for (int term = SERIES.length - 1 - TERMS; term >= 0; term -= TERMS) {
            addTerms(t, values, term, count);
        }
        divide(values, x, count);
    }

    private static void divide(double[] values, double[] x, int count) {
        for (int i = 0; i < count; i++) {
            values[i] /= 1 + 2 * x[i];
        }
    }

    private static void substitute(double[] x, double[] t, double[] value, int count) {
        double last = SERIES[SERIES.length - 1];
        for (int i = 0; i < count; i++) {
            double finite = Math.min(x[i], LARGEST);
            t[i] = (finite - POLE) / (finite + POLE);
            value[i] = last;
        }
    }

    // Horner's rule; no index has an offset, so that the compiler sees several numbers at once
    private static void addTerms(double[] t, double[] value, int term, int count) {
        double c0 = SERIES[term];
        double c1 = SERIES[term + 1];
        for (int i = 0; i < count; i++) {
            value[i] = c0 + t[i] * (c1 + t[i] * value[i]);
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
