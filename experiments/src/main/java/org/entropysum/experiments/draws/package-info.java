/**
 * Data drawn from models of the catalog, ancestors first: z from the priors, then x ~ p(x | z).
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.draws;

import org.jspecify.annotations.NullMarked;
