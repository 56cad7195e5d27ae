package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;

/** One member of a family in its usual parameters, working on rows inside buffers. */
public interface Distribution {
    /**
     * The log density, base measure included.
     *
     * @param x the buffer
     * @param at where the event starts
     * @return nats, −∞ outside the support
     */
    double logDensity(double[] x, int at);

    /**
     * The entropy, or the pseudo entropy of a family with varying base measure.
     *
     * @return nats
     */
    double entropy();

    /**
     * Draws an event.
     *
     * @param random the source of randomness
     * @param x the buffer that receives it
     * @param at where the event starts
     */
    void sample(UniformRandomProvider random, double[] x, int at);

    /** A distribution with a density that can be differentiated. */
    interface Continuous extends Distribution {
        /**
         * The gradient of the log density.
         *
         * @param x the buffer with the event
         * @param at where the event starts
         * @param gradient the buffer that receives the gradient, at the same place
         */
        void eventGradient(double[] x, int at, double[] gradient);
    }
}
