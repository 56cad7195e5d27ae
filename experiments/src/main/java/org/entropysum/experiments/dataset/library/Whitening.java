package org.entropysum.experiments.dataset.library;

/** How patches of images are decorrelated. */
public enum Whitening {
    /** Not at all; the mean of each patch stays. */
    NONE,
    /** Each image is filtered by f exp(−(f/f₀)⁴), f in cycles a pixel, f₀ = 200/512, and scaled to variance 1 (Olshausen, Field 1996). */
    OLSHAUSEN,
    /** The principal components of the patches, each scaled to variance 1, largest first. */
    PCA,
    /** The principal components, scaled to variance 1 and turned back: the decorrelated pixels nearest to the pixels. */
    ZCA
}
