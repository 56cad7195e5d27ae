/**
 * Fused forms of terms that many models share: a normal prior, and decoders that are dense networks. What is summed over nodes
 * is summed before it is multiplied out. With \( r = x - W h(z) - b \) and weights \( w_s \) of the nodes,
 * \[ \sum_s w_s \|r_s\|^2 = \|x - b\|^2 - 2 (x - b)^\top W \sum_s w_s h_s + \mathrm{tr}\, W^\top W \sum_s w_s h_s h_s^\top , \]
 * so that a linear last layer never builds its S·N reconstructions. Blocks of rows go through all layers and back while they are
 * in the cache.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.fused;

import org.jspecify.annotations.NullMarked;
