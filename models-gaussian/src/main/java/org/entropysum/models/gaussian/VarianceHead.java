package org.entropysum.models.gaussian;

import org.entropysum.numeric.Elementary;

/** How an output a of a network becomes a variance of the noise, σ²(z). */
public enum VarianceHead {
    /**
     * σ² = a, the form of Damm et al. (2023): the theorem holds through the last layer. Nothing keeps a positive, so that
     * training may leave the domain, which is a numeric failure.
     */
    LINEAR {
        @Override
        double variance(double a) {
            return a;
        }

        @Override
        double slope(double a) {
            return 1;
        }

        @Override
        double output(double variance) {
            return variance;
        }
    },
    /** σ² = eᵃ: the theorem holds through the biases of the last layer. */
    LOG {
        @Override
        double variance(double a) {
            return Math.exp(a);
        }

        @Override
        double slope(double a) {
            return Math.exp(a);
        }

        @Override
        double output(double variance) {
            return Math.log(variance);
        }
    },
    /** σ = log(1 + eᵃ), common in published code: no weights multiply all variances by one factor. */
    SOFTPLUS {
        @Override
        double variance(double a) {
            double deviation = Elementary.softplus(a);
            return deviation * deviation;
        }

        @Override
        double slope(double a) {
            return 2 * Elementary.softplus(a) * Elementary.sigmoid(a);
        }

        @Override
        double output(double variance) {
            double deviation = Math.sqrt(variance);
            return deviation + Math.log(-Math.expm1(-deviation));
        }
    };

    /** σ² of an output. */
    abstract double variance(double a);

    /** dσ²/da. */
    abstract double slope(double a);

    /** The output of a σ². */
    abstract double output(double variance);
}
