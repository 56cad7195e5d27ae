/**
 * Model selection on a stream: several models learn online side by side, and a Bayesian information criterion tells at every
 * batch which of them fits best. The criterion needs the log-likelihood; in its place stand the entropies, which need no data
 * and no samples, the sampled ELBO of the batch, its closed form, or the marginal likelihood (Damm et al. 2023, section 5 and
 * appendix A; Lucas et al. 2019).
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.stream;

import org.jspecify.annotations.NullMarked;
