/**
 * The ELBO through log densities, the entropy sum through entropies, and their gap through gradients, written once for
 * all models:
 * \( F = \tfrac1N \sum_n H[q^{(n)}] + E_{q^{(n)}} \log p(x^{(n)}, z) \),
 * \( ES = \tfrac1N \sum_n H[q^{(n)}] - \sum_c E_{\bar q} H[p_c] + \text{base measure} \),
 * \( F - ES = \langle \nabla F, (\alpha, \beta) \rangle \) everywhere.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.elbo;

import org.jspecify.annotations.NullMarked;
