package org.entropysum.models.expfamily;

import java.util.OptionalDouble;

/**
 * The biases of a sigmoid belief net: learnable, or all fixed at one number.
 *
 * @param fixed the number if they are fixed
 */
public record Biases(OptionalDouble fixed) {
    private static final String LEARNABLE = "learnable";
    private static final String EXPECTED = "expected learnable or a finite number, not ";

    /**
     * Reads the notation of a suite.
     *
     * @param text {@code learnable}, or a finite number, of which 0 means no biases
     * @return the biases
     * @throws IllegalArgumentException if it is neither
     */
    public static Biases of(String text) {
        if (text.equals(LEARNABLE)) {
            return new Biases(OptionalDouble.empty());
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return new Biases(OptionalDouble.of(value));
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(EXPECTED + text, noNumber);
        }
        throw new IllegalArgumentException(EXPECTED + text);
    }

    /** Whether the natural parameters are linear in the parameters, which fixed biases spoil unless they are zero. */
    boolean scale() {
        return fixed.orElse(0) == 0;
    }

    @Override
    public String toString() {
        return fixed.isPresent() ? Double.toString(fixed.getAsDouble()) : LEARNABLE;
    }
}
