/**
 * The manifold where the ELBO is a sum of entropies. Along the flow of each direction of the criterion,
 * \( \eta \to e^t \eta \), the ELBO is a concave function of \( e^t \), and its derivative is the gap of that entropy:
 * \( \frac{d}{dt} F = F_c + H_c \). Following the flows to where all derivatives vanish projects a point onto
 * \( F = ES \). On the manifold the entropies are the objective, and by the envelope theorem its gradient is the ELBO's.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.manifold;

import org.jspecify.annotations.NullMarked;
