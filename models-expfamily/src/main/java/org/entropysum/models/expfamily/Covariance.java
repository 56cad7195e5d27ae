package org.entropysum.models.expfamily;

/** The form of the covariances of a Gaussian mixture. */
public enum Covariance {
    /** \( \Sigma_c = \sigma_c^2 I \). */
    SPHERICAL,
    /** \( \Sigma_c = \mathrm{diag}\,\sigma_c^2 \). */
    DIAGONAL,
    /** One full covariance for all components. */
    TIED,
    /** A full covariance for each component. */
    FULL
}
