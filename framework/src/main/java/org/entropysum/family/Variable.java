package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;

/** One number distributed as its usual parameters say; several of them side by side make a {@link Distribution}. */
public interface Variable {
    /**
     * The log density, base measure included.
     *
     * @param x the number
     * @return nats, −∞ outside the support
     */
    double logDensity(double x);

    /**
     * The entropy, or the pseudo entropy where the base measure varies.
     *
     * @return nats
     */
    double entropy();

    /**
     * Draws a number.
     *
     * @param random the source of randomness
     * @return the number, inside the support
     */
    double sample(UniformRandomProvider random);

    /** A variable with a density that can be differentiated. */
    interface Continuous extends Variable {
        /**
         * The derivative of the log density.
         *
         * @param x a number inside the support
         * @return the derivative
         */
        double slope(double x);
    }
}
