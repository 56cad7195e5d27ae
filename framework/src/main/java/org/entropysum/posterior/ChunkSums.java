package org.entropysum.posterior;

import org.entropysum.model.Gradient;

/** Receives what a chunk of data adds to ELBO, entropy sum and gradient. All numbers carry the factor 1/N. */
public interface ChunkSums {
    /**
     * Adds to a term, without its weight in the bound.
     *
     * @param term the place of the conditional in the model
     * @param logDensity \( \sum_n E_q \log p \)
     * @param entropy \( \sum_n E_q H \)
     * @param baseMeasure the sum of log h where the base measure varies, else 0
     * @param absolute the sum of the absolute values of the log densities and of the products of natural parameters with
     *     their cotangents, against which rounding is measured; its order of size is enough
     */
    void addTerm(int term, double logDensity, double entropy, double baseMeasure, double absolute);

    /**
     * Adds the chunk's posteriors.
     *
     * @param entropy \( \sum_n H[q^{(n)}] \)
     * @param largestDerivatives the sum over data points of the largest absolute derivative by the coordinates of q
     */
    void addPosterior(double entropy, double largestDerivatives);

    /**
     * Adds to the derivative by the rescaling of a latent under q, \( z_h \to e^t z_h \).
     *
     * @param latent h
     * @param rate the derivative, weights and entropy included
     */
    void addLatentRate(int latent, double rate);

    /**
     * Collects the derivatives by the parameters, weights included.
     *
     * @return a gradient without latents
     */
    Gradient gradient();
}
