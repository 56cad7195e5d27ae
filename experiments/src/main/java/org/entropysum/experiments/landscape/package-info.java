/**
 * The ELBO as a landscape on the manifold where it is a sum of entropies (Damm et al. 2023, figure 4): along a path of that
 * manifold a gain of encoder entropy is paid by decoder entropy, and the path turns from rising to falling where both change by
 * the same amount.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.landscape;

import org.jspecify.annotations.NullMarked;
