/**
 * The verdict on the claim that the ELBO is a sum of entropies.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.verification;

import org.jspecify.annotations.NullMarked;
