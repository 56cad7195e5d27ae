/**
 * Generative models as conditionals, each an exponential family with a map to its natural parameters; the parameters
 * they share; and the directions along which natural parameters grow by themselves, \( J_\eta \beta = \eta \), which make
 * the gap between ELBO and entropy sum known everywhere.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.model;

import org.jspecify.annotations.NullMarked;
