package org.entropysum.numeric;

/** The absolute value of a normal number, \( |x| \) with \( x \sim N(m, s^2) \). */
public final class FoldedNormal {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Numbers whose intermediate results stay in a cache. */
    private static final int BLOCK = 512;

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
        FoldedNormalBlock block = FoldedNormalBlock.of(Math.min(BLOCK, m.length));
        for (int from = 0; from < m.length; from += BLOCK) {
            int count = Math.min(BLOCK, m.length - from);
            System.arraycopy(m, from, block.means(), 0, count);
            System.arraycopy(variance, from, block.deviations(), 0, count);
            for (int i = 0; i < count; i++) {
                block.deviations()[i] = Math.sqrt(block.deviations()[i]);
            }
            block.compute(count);
            System.arraycopy(block.magnitudes(), 0, mean, from, count);
            System.arraycopy(block.byMean(), 0, byMean, from, count);
            System.arraycopy(block.byVariance(), 0, byVariance, from, count);
        }
    }
}
