package org.entropysum.posterior;

import org.entropysum.model.Child;
import org.entropysum.model.Conditional;

/**
 * The weights of an annealed bound, \( a_q \bar H[q] + a_z E_q \log p(z) + a_x E_q \log p(x|z) \). Unless all are 1 this is
 * no bound, and the identity does not speak of it.
 *
 * @param posterior a_q, positive
 * @param latent a_z, not negative, for every conditional about latents
 * @param observed a_x, not negative, for every conditional about the data
 */
public record Weights(double posterior, double latent, double observed) {
    /** All 1: the ELBO. */
    public static final Weights NONE = new Weights(1, 1, 1);

    /** Checks the ranges. {@inheritDoc} */
    public Weights {
        if (!(posterior > 0 && latent >= 0 && observed >= 0 && Double.isFinite(posterior + latent + observed))) {
            throw new IllegalArgumentException(
                    "weights of a bound are finite and not negative, that of H[q] positive; got " + posterior + ", "
                            + latent + ", " + observed);
        }
    }

    /**
     * Weights the divergence as a whole, \( E_q \log p(x|z) - w\,KL[q \| p(z)] \), as in a β-VAE or in KL warm-up.
     *
     * @param weight w, positive
     * @return the weights
     */
    public static Weights divergence(double weight) {
        return new Weights(weight, weight, 1);
    }

    /**
     * Weights the prior's log density alone, \( \bar H[q] + w\,E_q \log p(z) + E_q \log p(x|z) \), as in sparse coding with
     * an annealed prior (Velychko et al., 2024).
     *
     * @param weight w, not negative
     * @return the weights
     */
    public static Weights prior(double weight) {
        return new Weights(1, weight, 1);
    }

    /**
     * Weights the observable's log density alone, \( \bar H[q] + E_q \log p(z) + w\,E_q \log p(x|z) \).
     *
     * @param weight w, not negative
     * @return the weights
     */
    public static Weights likelihood(double weight) {
        return new Weights(1, 1, weight);
    }

    /**
     * Weights the entropy of q alone, \( w\,\bar H[q] + E_q \log p(z) + E_q \log p(x|z) \).
     *
     * @param weight w, positive
     * @return the weights
     */
    public static Weights posterior(double weight) {
        return new Weights(weight, 1, 1);
    }

    /**
     * The weight of a conditional.
     *
     * @param conditional the conditional
     * @return a_x or a_z
     */
    public double of(Conditional conditional) {
        return of(conditional.child() instanceof Child.Observed);
    }

    /**
     * The weight of a term.
     *
     * @param isObserved whether it is about the data
     * @return a_x or a_z
     */
    public double of(boolean isObserved) {
        return isObserved ? observed : latent;
    }
}
