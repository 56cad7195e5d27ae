package org.entropysum.models.gaussian;

import java.util.OptionalDouble;

/**
 * The noise variance σ² of an observable: learnable, or fixed.
 *
 * @param fixed its value if it is fixed
 */
public record NoiseVariance(OptionalDouble fixed) {
    private static final String LEARNABLE = "learnable";

    /**
     * Reads the notation of a suite.
     *
     * @param text {@code learnable}, or a positive number
     * @return the noise variance
     * @throws IllegalArgumentException if it is neither
     */
    public static NoiseVariance of(String text) {
        if (text.equals(LEARNABLE)) {
            return new NoiseVariance(OptionalDouble.empty());
        }
        double value = number(text);
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
            return new NoiseVariance(OptionalDouble.of(value));
        }
        throw new IllegalArgumentException("expected learnable or a positive number, not " + text);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("expected learnable or a positive number, not " + text, noNumber);
        }
    }

    @Override
    public String toString() {
        return fixed.isPresent() ? Double.toString(fixed.getAsDouble()) : LEARNABLE;
    }
}
