package org.entropysum.numeric;

import java.io.Serial;
import java.util.function.Supplier;

/**
 * A number that is no number, or a matrix that cannot be factored: a result, not a programming error. It names the
 * tensor; the training loop adds the iteration.
 */
public final class NumericFailure extends ArithmeticException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure in the named tensor.
     *
     * @param tensor the name of the tensor
     * @param what what is wrong with it
     */
    public NumericFailure(String tensor, String what) {
        this(tensor + ": " + what);
    }

    private NumericFailure(String message) {
        super(message);
    }

    /**
     * The same failure with the iteration at which it happened.
     *
     * @param iteration the number of steps done before
     * @return the failure to be reported
     */
    public NumericFailure at(int iteration) {
        return new NumericFailure("iteration " + iteration + ", " + getMessage());
    }

    /**
     * Passes a finite number on.
     *
     * @param tensor the name of the tensor
     * @param value the number
     * @return the number
     * @throws NumericFailure if it is infinite or NaN
     */
    public static double requireFinite(String tensor, double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new NumericFailure(tensor, "is " + value);
    }

    /**
     * Passes finite numbers on.
     *
     * @param tensor the name of the tensor
     * @param values the numbers
     * @return the numbers
     * @throws NumericFailure if one of them is infinite or NaN
     */
    public static double[] requireFinite(String tensor, double[] values) {
        requireFinite(() -> tensor, values, 0, values.length);
        return values;
    }

    /**
     * Checks that numbers are finite.
     *
     * @param tensor the name of the tensor, asked for only if it is needed
     * @param values the buffer
     * @param from the first number
     * @param to behind the last number
     * @throws NumericFailure if one of them is infinite or NaN
     */
    public static void requireFinite(Supplier<String> tensor, double[] values, int from, int to) {
        if (!areFinite(values, from, to)) {
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new NumericFailure(tensor.get(), "entry " + (i - from) + " is " + values[i]);
                }
            }
        }
    }

    // 0 · x is 0 or NaN, and so is any sum of these; four sums at once do not wait for each other
    private static boolean areFinite(double[] values, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += 0 * values[i];
            second += 0 * values[i + 1];
            third += 0 * values[i + 2];
            fourth += 0 * values[i + 3];
        }
        for (; i < to; i++) {
            first += 0 * values[i];
        }
        return (first + second) + (third + fourth) == 0;
    }
}
