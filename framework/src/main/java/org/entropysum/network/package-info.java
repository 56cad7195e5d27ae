/**
 * Functions with learnable weights, \( y = f(x; w) \), by which encoders give variational parameters and decoders natural
 * ones: forward for a batch of rows, and back for cotangents. Networks add layers to a {@link org.entropysum.model.Layout}
 * under names of their own and hold no values.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.network;

import org.jspecify.annotations.NullMarked;
