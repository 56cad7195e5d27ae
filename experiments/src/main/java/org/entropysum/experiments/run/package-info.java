/**
 * The runs of a suite. A {@link org.entropysum.experiments.run.SuiteResult} is the list of its cells; a
 * {@link org.entropysum.experiments.run.CellResult} says what was found in one of them, in nats per data point:
 *
 * <pre>
 *     ELBO = H[q(z)] − H[p(z)] − E H[p(x|z)] + E log h      at stationary points of learning,
 *     gap  = ELBO − entropy sum = ⟨∇_Ψ ELBO, α⟩ + ⟨∇_Θ ELBO, β⟩      everywhere.
 * </pre>
 *
 * Results are plain values that can be written and read back. A number that is not finite is no number: it is absent.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.run;

import org.jspecify.annotations.NullMarked;
