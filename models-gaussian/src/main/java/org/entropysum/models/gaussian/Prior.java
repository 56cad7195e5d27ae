package org.entropysum.models.gaussian;

/** The scales of a normal prior of latents. */
public enum Prior {
    /** \( z \sim N(0, I) \), without parameters. */
    STANDARD,
    /** \( z \sim N(0, \mathrm{diag}\,\alpha^2) \), with a variance to learn for each latent. */
    DIAGONAL
}
