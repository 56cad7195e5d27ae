/**
 * Data drawn from models of the catalog, ancestors first: z from the priors, then x ~ p(x | z).
 */
@NullMarked
package org.entropysum.experiments.draws;

import org.jspecify.annotations.NullMarked;
