/**
 * Models with observables of exponential families beyond a linear-Gaussian map.
 *
 * <p>Gaussian mixture: \( c \sim \mathrm{Cat}(\pi) \), \( x \sim N(\mu_c, \Sigma_c) \) with spherical, diagonal, tied or full
 * covariances.
 */
@NullMarked
package org.entropysum.models.expfamily;

import org.jspecify.annotations.NullMarked;
