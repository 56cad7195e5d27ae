package org.entropysum.numeric;

/**
 * The Langevin function \( L(h) = \coth h - 1/h \), its derivative, its integral \( \log (\sinh h / h) \) and its inverse. Near
 * zero, where the differences lose digits, they are power series with the coefficients \( 2^{2n} B_{2n} / (2n)! \).
 */
public final class Langevin {
    private static final double NEAR_ZERO = 0.3;
    private static final int NEWTON_STEPS = 60;

    private static final double[] COEFFICIENTS = {
        1.0 / 3,
        -1.0 / 45,
        2.0 / 945,
        -1.0 / 4725,
        2.0 / 93555,
        -2.1644042808063972e-6,
        2.1925947851873778e-7,
        -2.2214608789979678e-8,
        2.2507846516808994e-9
    };

    private Langevin() {}

    /**
     * L(h).
     *
     * @param h any number
     * @return between −1 and 1
     */
    public static double value(double h) {
        double size = Math.abs(h);
        if (size < NEAR_ZERO) {
            return h * series(h * h, 0);
        }
        // coth h = 1 + 2/(e^{2h} − 1)
        return Math.copySign(1 + 2 / Math.expm1(2 * size) - 1 / size, h);
    }

    /**
     * L'(h) = 1/h² − 1/sinh² h.
     *
     * @param h any number
     * @return positive, at most 1/3
     */
    public static double slope(double h) {
        double size = Math.abs(h);
        if (size < NEAR_ZERO) {
            return series(h * h, 1);
        }
        // 1/sinh² h = 4 e^{−2h}/(1 − e^{−2h})²
        double ratio = 2 * Math.exp(-size) / -Math.expm1(-2 * size);
        return (1 / size - ratio) * (1 / size + ratio);
    }

    /**
     * log (sinh h / h).
     *
     * @param h any number
     * @return not negative
     */
    public static double integral(double h) {
        double size = Math.abs(h);
        if (size < NEAR_ZERO) {
            return h * h * series(h * h, -1);
        }
        return size + Math.log1p(-Math.exp(-2 * size)) - Math.log(2 * size);
    }

    /**
     * The h with L(h) = y, by Newton's method from a rational approximation (Cohen, 1991). L is concave on the positive
     * side, so that from below the steps rise to the root.
     *
     * @param y the value
     * @return h, or NaN unless −1 &lt; y &lt; 1
     */
    public static double inverse(double y) {
        if (!(y > -1 && y < 1)) {
            return Double.NaN;
        }
        double h = y * (3 - y * y) / ((1 - y) * (1 + y));
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double next = h - (value(h) - y) / slope(h);
            if (next == h || !Double.isFinite(next)) {
                break;
            }
            h = next;
        }
        return h;
    }

    // Σ c_n t^{n−1} times 1, 2n − 1 or 1/2n for value/h, slope or integral/h²
    private static double series(double t, int derivative) {
        double sum = 0;
        for (int n = COEFFICIENTS.length; n >= 1; n--) {
            double factor = derivative == 0 ? 1 : derivative == 1 ? 2 * n - 1 : 0.5 / n;
            sum = sum * t + factor * COEFFICIENTS[n - 1];
        }
        return sum;
    }
}
