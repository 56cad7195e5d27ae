/**
 * The data of a fit: rows of observations, {@code [N, D]}, in memory or streamed from a
 * {@link org.entropysum.data.RowSource}, and what is known of them before a number is read.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.data;

import org.jspecify.annotations.NullMarked;
