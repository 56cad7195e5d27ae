package org.entropysum.posterior;

import java.util.function.LongUnaryOperator;

/** How an expectation under a posterior becomes a sum over weighted nodes. */
public sealed interface Expectation {
    /**
     * How many nodes are drawn for each data point, by which the rows that are taken at a time are counted.
     *
     * @return at least 1, and 1 where nothing is drawn
     */
    default int samples() {
        return 1;
    }

    /**
     * The same rule with other draws.
     *
     * @param seeds the new seed for the one that the draws are frozen by
     * @return a rule, and this one where nothing is drawn
     */
    default Expectation redrawn(LongUnaryOperator seeds) {
        return this;
    }

    /** All states of finite latents that have a probability: exact. */
    record Enumeration() implements Expectation {}

    /**
     * Points \( \nu \pm \sqrt{C} L_{\cdot c} \) of equal weight under a Gaussian of covariance \( LL^\top \), where L has C
     * columns (H for a Cholesky factor): exact for polynomials up to degree 3.
     */
    record SigmaPoints() implements Expectation {}

    /**
     * Closed forms under a Gaussian for priors of a {@link org.entropysum.family.SmoothedFamily}, whatever their shape, and
     * sigma points for everything else: exact where the rest of the log joint is a polynomial up to degree 3.
     */
    record Analytic() implements Expectation {}

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

        @Override
        public MonteCarlo redrawn(LongUnaryOperator seeds) {
            return new MonteCarlo(samples, seeds.applyAsLong(seed));
        }
    }

    /**
     * Sobol points, shifted digit by digit at random for each data point and frozen by the seed: unbiased like random draws,
     * but evenly spread, so that the error falls nearly as 1/S for smooth functions of few latents. Powers of two are the
     * best numbers of points.
     *
     * @param samples the number of points for each data point, at least 1
     * @param seed the seed of the shifts
     */
    record QuasiMonteCarlo(int samples, long seed) implements Expectation {
        /** Checks the number of points. {@inheritDoc} */
        public QuasiMonteCarlo {
            if (samples < 1) {
                throw new IllegalArgumentException(
                        "a quasi Monte Carlo expectation needs at least one point, not " + samples);
            }
        }

        @Override
        public QuasiMonteCarlo redrawn(LongUnaryOperator seeds) {
            return new QuasiMonteCarlo(samples, seeds.applyAsLong(seed));
        }
    }
}
