/**
 * Variational families \( q^{(n)}(z) \), the expectations under them as weighted nodes, and the assembly of a model with
 * its q. Exact posteriors are derived from the conditionals alone: enumeration where the latents are finite, linear algebra
 * where the log joint is quadratic in z.
 *
 * <p>Other kinds of distributions have {@link org.entropysum.posterior.Coordinates}, which come from a table
 * ({@link org.entropysum.posterior.FreePosterior}) or from networks ({@link org.entropysum.posterior.AmortizedPosterior}). What
 * a distribution makes of a rule of {@link org.entropysum.posterior.Expectation}, H in all cases the closed form:
 * <ul>
 *   <li>Gaussians: nodes \( z = \nu + L\xi \) that move with the parameters; the gradient is the derivative of the ELBO that the
 *       rule yields, and \( z_h \to e^t z_h \) adds t to H;
 *   <li>finite latents: all states that have a probability, with weights that move; exact;
 *   <li>bits: all states where they are few, else frozen draws, whose gradient is a score estimate.
 * </ul>
 * Truncated posteriors are the best q of their support: all states but the S most probable dropped
 * ({@link org.entropysum.posterior.TruncatedResponsibilities}), or sets of states that are remembered and bred from visit to visit
 * ({@link org.entropysum.posterior.TruncatedPosterior}).
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.posterior;

import org.jspecify.annotations.NullMarked;
