package org.entropysum.models.gaussian;

/** The variational autoencoders with Gaussian observables of Damm et al. (2023), who number them. */
public enum VaeVariant {
    /** A standard normal prior, and noise of a fixed variance. */
    VAE_0,
    /** A standard normal prior, and noise of one learnable variance. */
    VAE_1,
    /** A prior with a learnable variance for each latent, unit-norm columns in the first decoder layer, and noise as VAE-1. */
    VAE_2,
    /** A standard normal prior, and noise whose variances depend on the latents through a network of their own. */
    VAE_3
}
