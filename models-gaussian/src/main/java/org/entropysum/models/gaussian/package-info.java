/**
 * Models with Gaussian latents and Gaussian observables.
 *
 * <p>p-PCA (Tipping and Bishop, 1999): \( z \sim N(0, I_H) \), \( x \sim N(Wz + \mu, \sigma^2 I_D) \).
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.models.gaussian;

import org.jspecify.annotations.NullMarked;
