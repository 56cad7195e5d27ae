package org.entropysum.models.expfamily;

/** Whether latents have parameters of their own. */
public enum Sharing {
    /** One for each latent. */
    INDIVIDUAL,
    /** One for all latents. */
    SHARED
}
