/**
 * Rows and columns of other sources, scaled, and split into rows to learn from and rows held out:
 *
 * <pre>
 * unit:      x' = (x − min) / (max − min)
 * standard:  x' = (x − mean) / √variance          variance with divisor N
 * </pre>
 *
 * for each column, with minimum, maximum, mean and variance of the rows to learn from. A column that does not vary becomes 0.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.dataset.prepare;

import org.jspecify.annotations.NullMarked;
