/**
 * Models with observables of exponential families beyond a linear-Gaussian map.
 *
 * <p>Mixtures of any family: \( c \sim \mathrm{Cat}(\pi) \), \( x \sim h(x) \exp(\eta_c^\top T(x) - A(\eta_c)) \), with the
 * parameters in the coordinates of the family's chart. Gaussian mixtures have spherical, diagonal, tied or full covariances.
 *
 * <p>Sigmoid belief net: bits in layers, \( z_L \sim \prod \mathrm{Bern}(\pi_h) \),
 * \( z_l \sim \prod \mathrm{Bern}(\mathrm{sigmoid}(W_l z_{l+1} + b_l)) \), and x below them in the same way. Noisy-OR, the negative
 * control: \( P(x_d = 0 | z) = e^{-\ell_d - \sum_h a_{dh} z_h} \).
 *
 * <p>Sparse coding: \( z_h \sim \mathrm{Laplace}(0, \lambda_h) \), \( x \sim N(Wz, \sigma^2 I) \), under Gaussian q with
 * \( E|z| = s \sqrt{2/\pi}\, e^{-\nu^2/2s^2} + \nu\,\mathrm{erf}(\nu/s\sqrt2) \).
 *
 * <p>Binary sparse coding: \( z \sim \prod \mathrm{Bern}(\pi_h) \), \( x \sim N(Wz + \mu, \sigma^2 I) \).
 *
 * <p>Spike-and-slab: \( s \sim \prod \mathrm{Bern}(\pi_h) \), \( z \sim N(m, \mathrm{diag}\,\Psi) \),
 * \( x \sim N(W(s \circ z), \sigma^2 I) \).
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.models.expfamily;

import org.jspecify.annotations.NullMarked;
