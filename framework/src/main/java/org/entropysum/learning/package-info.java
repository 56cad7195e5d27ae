/**
 * Algorithms as pure steps, and the only training loop. What a step works on may be a part of the data or an annealed bound
 * ({@link org.entropysum.elbo.Objective#during}); what is evaluated, and what stops training, is the ELBO of all data. Ascent
 * ends at maxima; {@link org.entropysum.learning.NewtonPolish} ends at the nearest point with
 * \( \nabla F = 0 \), where the ELBO is a sum of entropies whether it is a maximum or a saddle.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.learning;

import org.jspecify.annotations.NullMarked;
