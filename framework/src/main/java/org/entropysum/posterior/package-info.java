/**
 * Variational families \( q^{(n)}(z) \), the expectations under them as weighted nodes, and the assembly of a model with
 * its q. Exact posteriors are derived from the conditionals alone: enumeration where the latents are finite, linear algebra
 * where the log joint is quadratic in z.
 */
@NullMarked
package org.entropysum.posterior;

import org.jspecify.annotations.NullMarked;
