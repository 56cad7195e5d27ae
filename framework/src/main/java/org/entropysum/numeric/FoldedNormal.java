package org.entropysum.numeric;

/** The absolute value of a normal number, \( |x| \) with \( x \sim N(m, s^2) \). */
public final class FoldedNormal {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final int BLOCK = 1024;

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
        Block block = new Block(Math.min(BLOCK, m.length));
        for (int from = 0; from < m.length; from += BLOCK) {
            int count = Math.min(BLOCK, m.length - from);
            block.compute(m, variance, from, count);
            System.arraycopy(block.mean, 0, mean, from, count);
            System.arraycopy(block.byVariance, 0, byVariance, from, count);
            for (int i = 0; i < count; i++) {
                byMean[from + i] = Math.copySign(block.erf[i], m[from + i]);
            }
        }
    }

    /** A number of numbers at a time, which stay in a cache. Loops have no offsets, so that the compiler sees several at once. */
    private static final class Block {
        private final double[] distance;
        private final double[] scale;
        private final double[] gaussian;
        private final double[] ratio;
        private final double[] tail;
        private final double[] mean;
        private final double[] byVariance;
        private final double[] erf;

        Block(int room) {
            distance = new double[room];
            scale = new double[room];
            gaussian = new double[room];
            ratio = new double[room];
            tail = new double[room];
            mean = new double[room];
            byVariance = new double[room];
            erf = new double[room];
        }

        void compute(double[] m, double[] variance, int from, int count) {
            System.arraycopy(m, from, distance, 0, count);
            System.arraycopy(variance, from, scale, 0, count);
            prepare(distance, scale, ratio, gaussian, count);
            Exponentials.replace(gaussian, 0, count);
            ErrorFunction.scaled(ratio, tail, count);
            finish(distance, scale, gaussian, tail, erf, mean, byVariance, count);
        }

        // |m|, s, r/√2 and −r²/2 with r = |m|/s
        private static void prepare(double[] distance, double[] scale, double[] ratio, double[] exponent, int count) {
            for (int i = 0; i < count; i++) {
                double s = Math.sqrt(scale[i]);
                double absolute = Math.abs(distance[i]);
                double r = absolute / s;
                distance[i] = absolute;
                scale[i] = s;
                ratio[i] = r * ROOT_HALF;
                exponent[i] = -0.5 * r * r;
            }
        }

        // erf = 1 − e^{−r²/2} erfcx(r/√2), E|x| = √(2/π) s e^{−r²/2} + |m| erf
        private static void finish(
                double[] distance,
                double[] scale,
                double[] gaussian,
                double[] tail,
                double[] erf,
                double[] mean,
                double[] byVariance,
                int count) {
            for (int i = 0; i < count; i++) {
                double within = 1 - gaussian[i] * tail[i];
                erf[i] = within;
                mean[i] = 2 / ROOT_TWO_PI * scale[i] * gaussian[i] + distance[i] * within;
                byVariance[i] = gaussian[i] / (ROOT_TWO_PI * scale[i]);
            }
        }
    }
}
