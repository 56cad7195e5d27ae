package org.entropysum.numeric;

/** Elementary functions that keep their digits over the whole range of doubles. */
public final class Elementary {
    /** log 2π. */
    public static final double LOG_TWO_PI = 1.8378770664093453;

    private Elementary() {}

    /**
     * \( \log(1 + e^a) \) without overflow.
     *
     * @param a any number
     * @return the value
     */
    public static double softplus(double a) {
        return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
    }

    /**
     * \( 1 / (1 + e^{-a}) \), with full relative accuracy for very negative a.
     *
     * @param a any number
     * @return the value
     */
    public static double sigmoid(double a) {
        if (a >= 0) {
            return 1 / (1 + Math.exp(-a));
        }
        double e = Math.exp(a);
        return e / (1 + e);
    }

    /**
     * \( \log(1 - e^a) \) for a &lt; 0.
     *
     * @param a a negative number
     * @return the value, with full relative accuracy at both ends
     */
    public static double logOneMinusExp(double a) {
        return a > -0.5 ? Math.log(-Math.expm1(a)) : Math.log1p(-Math.exp(a));
    }

    /**
     * \( \log p \) of a probability that is close to 1, through its complement.
     *
     * @param probability p
     * @param complement 1 − p, known to its own precision
     * @return the value
     */
    public static double logProbability(double probability, double complement) {
        return complement < 0.5 ? Math.log1p(-complement) : Math.log(probability);
    }

    /**
     * \( x \log x \), continued by 0 at x = 0.
     *
     * @param x a number that is not negative
     * @return the value
     */
    public static double xLogX(double x) {
        return x == 0 ? 0 : x * Math.log(x);
    }

    /**
     * \( \log \sum_i e^{a_i} \) without overflow.
     *
     * @param a the buffer
     * @param at the first summand
     * @param length the number of summands
     * @return the value
     */
    public static double logSumExp(double[] a, int at, int length) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + length; i++) {
            max = Math.max(max, a[i]);
        }
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += Math.exp(a[i] - max);
        }
        return max + Math.log(sum);
    }

    /**
     * Softmax: \( e^{a_i} / \sum_j e^{a_j} \).
     *
     * @param a the buffer
     * @param at the first entry
     * @param length the number of entries
     * @return the probabilities
     */
    public static double[] softmax(double[] a, int at, int length) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + length; i++) {
            max = Math.max(max, a[i]);
        }
        double sum = 0;
        double[] p = new double[length];
        for (int i = 0; i < length; i++) {
            p[i] = Math.exp(a[at + i] - max);
            sum += p[i];
        }
        for (int i = 0; i < length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
