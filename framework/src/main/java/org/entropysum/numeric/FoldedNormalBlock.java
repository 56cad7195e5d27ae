package org.entropysum.numeric;

/**
 * The absolute values of many normal numbers at once, in arrays that are used again and again: {@link FoldedNormal} with one
 * exponential each. Loops have no offsets, so that compilers work on several numbers at once. A block belongs to one thread.
 */
public final class FoldedNormalBlock {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private final double[] means;
    private final double[] deviations;
    private final double[] magnitudes;
    private final double[] byMean;
    private final double[] byVariance;
    private final double[] ratio;
    private final double[] tail;
    private final double[] t;

    private FoldedNormalBlock(int room) {
        means = new double[room];
        deviations = new double[room];
        magnitudes = new double[room];
        byMean = new double[room];
        byVariance = new double[room];
        ratio = new double[room];
        tail = new double[room];
        t = new double[room];
    }

    /**
     * A block.
     *
     * @param room the largest number of numbers
     * @return the block
     */
    public static FoldedNormalBlock of(int room) {
        return new FoldedNormalBlock(room);
    }

    /**
     * The means of x, to be filled in.
     *
     * @return m
     */
    public double[] means() {
        return means;
    }

    /**
     * The deviations of x, to be filled in.
     *
     * @return s, positive
     */
    public double[] deviations() {
        return deviations;
    }

    /**
     * What has been computed.
     *
     * @return E|x|
     */
    public double[] magnitudes() {
        return magnitudes;
    }

    /**
     * The derivatives of E|x| by the means.
     *
     * @return erf(m/s√2)
     */
    public double[] byMean() {
        return byMean;
    }

    /**
     * The derivatives of E|x| by the variances.
     *
     * @return φ(m/s)/s
     */
    public double[] byVariance() {
        return byVariance;
    }

    /**
     * Replaces what stands in the place of deviations by its exponentials, and computes.
     *
     * @param count how many
     */
    public void computeFromLogarithms(int count) {
        Exponentials.replace(deviations, count, tail, t);
        compute(count);
    }

    /**
     * Computes from means and deviations, which stay.
     *
     * @param count how many
     */
    public void compute(int count) {
        prepare(means, deviations, ratio, byVariance, count);
        Exponentials.replace(byVariance, count, tail, t);
        ErrorFunction.scaled(ratio, tail, count, t);
        complement(byVariance, tail, count);
        magnitudes(means, deviations, byVariance, tail, magnitudes, count);
        copySigns(tail, means, byMean, count);
        divide(byVariance, deviations, count);
    }

    // Short loops without offsets are those in which compilers see several numbers at once

    // r/√2 and −r²/2 with r = |m|/s
    private static void prepare(double[] means, double[] deviations, double[] ratio, double[] exponent, int count) {
        for (int i = 0; i < count; i++) {
            double r = Math.abs(means[i]) / deviations[i];
            ratio[i] = r * ROOT_HALF;
            exponent[i] = -0.5 * r * r;
        }
    }

    // |erf| = 1 − e^{−r²/2} erfcx(r/√2)
    private static void complement(double[] gaussian, double[] tail, int count) {
        for (int i = 0; i < count; i++) {
            tail[i] = 1 - gaussian[i] * tail[i];
        }
    }

    // E|x| = √(2/π) s e^{−r²/2} + |m| |erf|
    private static void magnitudes(double[] m, double[] s, double[] gaussian, double[] erf, double[] mean, int count) {
        for (int i = 0; i < count; i++) {
            mean[i] = 2 / ROOT_TWO_PI * s[i] * gaussian[i] + Math.abs(m[i]) * erf[i];
        }
    }

    private static void copySigns(double[] sizes, double[] signs, double[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = Math.copySign(sizes[i], signs[i]);
        }
    }

    private static void divide(double[] gaussian, double[] deviations, int count) {
        for (int i = 0; i < count; i++) {
            gaussian[i] /= ROOT_TWO_PI * deviations[i];
        }
    }
}
