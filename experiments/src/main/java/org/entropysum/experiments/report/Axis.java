package org.entropysum.experiments.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A range of numbers with round ticks. Linear ticks are multiples of 1, 2 or 5 times a power of ten and are computed in
 * decimals, so that no tick is ever 0.30000000000000004; logarithmic ticks are powers of ten.
 *
 * @param low the number at the start
 * @param high the number at the end, larger than low
 * @param logarithmic whether equal distances are equal ratios
 * @param ticks the ticks, from low to high
 */
record Axis(double low, double high, boolean logarithmic, List<Tick> ticks) {
    /** Ranges narrower than this part of their size are constants, and are shown as such. */
    private static final double CONSTANT = 1e-4;

    /** Sizes outside of these are shown as if they were at them. */
    private static final double SMALLEST = 1e-200;

    private static final double LARGEST = 1e200;
    private static final int INTERVALS = 5;

    /** An axis from one round number to another, which holds both values and is never empty. Sizes end at 1e200. */
    static Axis linear(double least, double greatest) {
        return linear(least, greatest, INTERVALS);
    }

    /** The same with about so many intervals between ticks. */
    static Axis linear(double least, double greatest, int intervals) {
        double start = Math.max(-LARGEST, Math.min(LARGEST, least));
        double end = Math.max(-LARGEST, Math.min(LARGEST, greatest));
        double middle = (start + end) / 2;
        boolean zero = Math.max(Math.abs(start), Math.abs(end)) < SMALLEST;
        double half = zero ? 1 : Math.max((end - start) / 2, Math.abs(middle) * CONSTANT);
        BigDecimal step = step(half, intervals);
        BigInteger first = multiple(middle - half, step, RoundingMode.FLOOR);
        BigInteger last = multiple(middle + half, step, RoundingMode.CEILING);
        return between(first, last, step);
    }

    /** An axis of whole numbers that starts and ends exactly where they do. */
    static Axis steps(int first, int last) {
        if (first == last) {
            return new Axis(first - 1.0, last + 1.0, false, List.of(new Tick(first, String.valueOf(first))));
        }
        BigDecimal step = step((last - (double) first) / 2, INTERVALS).max(BigDecimal.ONE);
        BigInteger start = multiple(first, step, RoundingMode.CEILING);
        BigInteger end = multiple(last, step, RoundingMode.FLOOR);
        return new Axis(first, last, false, between(start, end, step).ticks);
    }

    /** An axis from one power of ten to another; numbers that are not positive sit at its start. */
    static Axis logarithmic(double least, double greatest) {
        int first = (int) Math.floor(Math.log10(Math.max(least, SMALLEST)));
        int last = Math.max(first + 2, (int) Math.ceil(Math.log10(Math.min(Math.max(greatest, SMALLEST), LARGEST))));
        int stride = Math.max(1, (int) Math.ceil((last - first) / (INTERVALS + 1.0)));
        int start = Math.floorDiv(first, stride) * stride;
        int end = -Math.floorDiv(-last, stride) * stride;
        List<Tick> ticks = IntStream.rangeClosed(0, (end - start) / stride)
                .map(index -> start + index * stride)
                .mapToObj(exponent -> new Tick(power(exponent), NumberText.powerOfTen(exponent)))
                .toList();
        return new Axis(power(start), power(end), true, ticks);
    }

    /** Where a number is: 0 at the start, 1 at the end, and outside of that where it is outside. */
    double fraction(double value) {
        if (logarithmic) {
            double start = Math.log10(low);
            return value <= low ? 0 : (Math.log10(value) - start) / (Math.log10(high) - start);
        }
        return (value - low) / (high - low);
    }

    private static Axis between(BigInteger first, BigInteger last, BigDecimal step) {
        BigDecimal low = step.multiply(new BigDecimal(first));
        BigDecimal high = step.multiply(new BigDecimal(last));
        boolean plain = exponent(step) >= -6 && exponent(low.abs().max(high.abs())) < 6;
        List<Tick> ticks = new ArrayList<>();
        for (BigDecimal value = low; value.compareTo(high) <= 0; value = value.add(step)) {
            ticks.add(new Tick(value.doubleValue(), label(value, step, plain)));
        }
        return new Axis(low.doubleValue(), high.doubleValue(), false, List.copyOf(ticks));
    }

    /** The round step that cuts twice this length into about so many intervals. */
    private static BigDecimal step(double half, int intervals) {
        BigDecimal rough = new BigDecimal(half).multiply(BigDecimal.valueOf(2.0 / intervals), MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent(rough));
        double mantissa = rough.divide(power, MathContext.DECIMAL64).doubleValue();
        int round = mantissa < 1.5 ? 1 : mantissa < 3.2 ? 2 : mantissa < 7.1 ? 5 : 10;
        return power.multiply(BigDecimal.valueOf(round));
    }

    private static BigInteger multiple(double value, BigDecimal step, RoundingMode rounding) {
        return new BigDecimal(value).divide(step, 0, rounding).toBigInteger();
    }

    /** As many decimals as the step has; powers of ten where the zeros would not fit. */
    private static String label(BigDecimal value, BigDecimal step, boolean plain) {
        if (value.signum() == 0) {
            return "0";
        }
        int decimals = plain ? -exponent(step) : exponent(value) - exponent(step);
        return plain
                ? NumberText.fixed(value, Math.max(0, decimals))
                : NumberText.scientific(value, Math.max(0, decimals));
    }

    /** The power of ten of the first digit. */
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static double power(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }
}
