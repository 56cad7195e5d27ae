package org.entropysum.numeric;

/**
 * \( e^x \) of many numbers: \( 2^k e^r \) with k the integer next to \( x \log_2 e \), \( |r| \le \tfrac12 \log 2 \) and
 * \( e^r = 1 + r + r^2 Q(r) \), Q interpolated at Chebyshev points (coefficients computed with 60 digits; relative error below
 * 2·10⁻¹⁷). The loop over Q has neither branches nor calls, so that compilers can work on several numbers at once.
 */
public final class Exponentials {
    /** Beyond this, 2ᵏ or the result may leave the range of normal numbers. */
    private static final double ORDINARY = 708;

    /** Below this, the result is zero. */
    private static final double VANISHING = -746;

    private static final double LOG2_E = 1.4426950408889634;

    /** log 2 in two parts, the first with so few digits that its product with k is exact (fdlibm). */
    private static final double LOG_TWO = 0x1.62e42feep-1;

    private static final double LOG_TWO_REST = 0x1.a39ef35793c76p-33;

    /** Added to a number, rounds it to an integer, which then stands in the last bits. */
    private static final double ROUNDING = 0x1.8p52;

    private static final int FRACTION_BITS = 52;
    private static final double Q0 = 0.5000000000000001;
    private static final double Q1 = 0.16666666666666669;
    private static final double Q2 = 0.04166666666662399;
    private static final double Q3 = 0.008333333333330051;
    private static final double Q4 = 0.0013888888917281794;
    private static final double Q5 = 0.00019841269863105968;
    private static final double Q6 = 2.480152119021773e-05;
    private static final double Q7 = 2.7557268378684192e-06;
    private static final double Q8 = 2.7620138719733994e-07;
    private static final double Q9 = 2.5100424157005067e-08;

    /** Numbers whose intermediate results stay in a first-level cache. */
    private static final int BLOCK = 256;

    private static final ThreadLocal<double[][]> ROOM = ThreadLocal.withInitial(() -> new double[3][BLOCK]);

    private Exponentials() {}

    /**
     * Replaces numbers by their exponentials, each within one unit of the last place.
     *
     * @param values x, any numbers; receives e^x
     * @param at the first of them
     * @param length how many
     */
    public static void replace(double[] values, int at, int length) {
        double[][] room = ROOM.get();
        double[] block = room[0];
        for (int from = 0; from < length; from += BLOCK) {
            int count = Math.min(BLOCK, length - from);
            System.arraycopy(values, at + from, block, 0, count);
            replace(block, count, room[1], room[2]);
            System.arraycopy(block, 0, values, at + from, count);
        }
    }

    /** Replaces the first numbers of an array by their exponentials, with room for as many numbers twice. */
    static void replace(double[] values, int count, double[] shifted, double[] fractions) {
        split(values, count, shifted, fractions);
        scale(values, count, shifted, fractions);
    }

    // k, standing in the last bits, and e^r. Compilers see several numbers at once only where no index has an offset
    private static void split(double[] block, int count, double[] shifted, double[] fractions) {
        for (int i = 0; i < count; i++) {
            double x = block[i];
            double last = x * LOG2_E + ROUNDING;
            double k = last - ROUNDING;
            double r = x - k * LOG_TWO - k * LOG_TWO_REST;
            double low = Q0 + r * (Q1 + r * (Q2 + r * (Q3 + r * Q4)));
            double square = r * r;
            double high = Q5 + r * (Q6 + r * (Q7 + r * (Q8 + r * Q9)));
            shifted[i] = last;
            fractions[i] = 1 + (r + square * (low + square * square * r * high));
        }
    }

    // 2ᵏ e^r by adding k to the exponent
    private static void scale(double[] block, int count, double[] shifted, double[] fractions) {
        if (areOrdinary(block, count)) {
            scaleOrdinary(block, count, shifted, fractions);
            return;
        }
        for (int i = 0; i < count; i++) {
            double x = block[i];
            if (Math.abs(x) < ORDINARY) {
                long exponent = Double.doubleToRawLongBits(shifted[i]) << FRACTION_BITS;
                block[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(fractions[i]) + exponent);
            } else {
                block[i] = x < VANISHING ? 0 : Math.exp(x);
            }
        }
    }

    private static boolean areOrdinary(double[] block, int count) {
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(block[i]) < ORDINARY)) {
                return false;
            }
        }
        return true;
    }

    private static void scaleOrdinary(double[] block, int count, double[] shifted, double[] fractions) {
        for (int i = 0; i < count; i++) {
            long exponent = Double.doubleToRawLongBits(shifted[i]) << FRACTION_BITS;
            block[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(fractions[i]) + exponent);
        }
    }
}
