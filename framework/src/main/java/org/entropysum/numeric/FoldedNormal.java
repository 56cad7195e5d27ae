package org.entropysum.numeric;

/** The absolute value of a normal number, \( |x| \) with \( x \sim N(m, s^2) \). */
public final class FoldedNormal {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private FoldedNormal() {}

    /**
     * The mean, \( E|x| = s \sqrt{2/\pi}\, e^{-m^2/2s^2} + m\,\mathrm{erf}(m/s\sqrt2) \).
     *
     * @param m the mean of x
     * @param s the deviation of x, positive
     * @return E|x|
     */
    public static double mean(double m, double s) {
        double r = m / s;
        return 2 * s * density(r) + m * ErrorFunction.erf(r * ROOT_HALF);
    }

    /**
     * The same mean by another formula, through the excess beyond zero: \( E|x| = |m| + 2\,E \max(-\mathrm{sgn}(m)\,x, 0) \) with
     * \( E \max(\cdot) = s\,\varphi(r) - |m|\,\Phi(-r) \), r = |m|/s.
     *
     * @param m the mean of x
     * @param s the deviation of x, positive
     * @return E|x|
     */
    public static double meanByExcess(double m, double s) {
        double r = Math.abs(m) / s;
        return Math.abs(m) + (2 * s * density(r) - Math.abs(m) * ErrorFunction.erfc(r * ROOT_HALF));
    }

    /**
     * The derivative \( \partial E|x|/\partial m = \mathrm{erf}(m/s\sqrt2) \).
     *
     * @param m the mean of x
     * @param s the deviation of x, positive
     * @return the derivative
     */
    public static double byMean(double m, double s) {
        return ErrorFunction.erf(m / s * ROOT_HALF);
    }

    /**
     * The derivative \( \partial E|x|/\partial s^2 = \varphi(m/s)/s \).
     *
     * @param m the mean of x
     * @param s the deviation of x, positive
     * @return the derivative by the variance
     */
    public static double byVariance(double m, double s) {
        return density(m / s) / s;
    }

    // φ
    private static double density(double r) {
        return Math.exp(-0.5 * r * r) / ROOT_TWO_PI;
    }

    /**
     * Mean and derivatives of many at once, with one exponential each.
     *
     * @param m the means of x
     * @param variance the variances of x, positive
     * @param mean receives E|x|
     * @param byMean receives the derivatives by m
     * @param byVariance receives the derivatives by the variances
     */
    public static void all(double[] m, double[] variance, double[] mean, double[] byMean, double[] byVariance) {
        for (int i = 0; i < m.length; i++) {
            double s = Math.sqrt(variance[i]);
            double r = Math.abs(m[i]) / s;
            double gaussian = Math.exp(-0.5 * r * r);
            double erf = 1 - gaussian * ErrorFunction.scaled(r * ROOT_HALF);
            mean[i] = 2 / ROOT_TWO_PI * s * gaussian + Math.abs(m[i]) * erf;
            byMean[i] = Math.copySign(erf, m[i]);
            byVariance[i] = gaussian / (ROOT_TWO_PI * s);
        }
    }
}
