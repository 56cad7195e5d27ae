package org.entropysum.posterior;

/** How an expectation under a posterior becomes a sum over weighted nodes. */
public sealed interface Expectation {
    /** All states of finite latents: exact. */
    record Enumeration() implements Expectation {}

    /** 2H points \( \nu \pm \sqrt{H} L_{\cdot h} \) of equal weight under a Gaussian: exact for polynomials up to degree 3. */
    record SigmaPoints() implements Expectation {}

    /**
     * The product of one-dimensional Gauss–Hermite rules: exact for polynomials up to degree 2·order − 1.
     *
     * @param order the number of points in each dimension, at least 1
     */
    record GaussHermite(int order) implements Expectation {
        /** Checks the order. {@inheritDoc} */
        public GaussHermite {
            if (order < 1) {
                throw new IllegalArgumentException("a Gauss–Hermite rule has at least one point, not " + order);
            }
        }
    }

    /**
     * Random draws, frozen by the seed: a deterministic function of the parameters.
     *
     * @param samples the number of draws for each data point, at least 1
     * @param seed the seed
     */
    record MonteCarlo(int samples, long seed) implements Expectation {
        /** Checks the number of draws. {@inheritDoc} */
        public MonteCarlo {
            if (samples < 1) {
                throw new IllegalArgumentException(
                        "a Monte Carlo expectation needs at least one sample, not " + samples);
            }
        }
    }
}
