/**
 * The verdict on the claim that the ELBO is a sum of entropies.
 */
@NullMarked
package org.entropysum.verification;

import org.jspecify.annotations.NullMarked;
