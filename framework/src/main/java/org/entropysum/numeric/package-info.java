/**
 * Raw buffers, dense linear algebra and elementary functions that keep their digits: the only package that looks inside
 * an {@link org.nd4j.linalg.api.ndarray.INDArray}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.numeric;

import org.jspecify.annotations.NullMarked;
