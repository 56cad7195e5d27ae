/**
 * Data that a formula draws from a seed. What all rows share is drawn first; then row n depends on the seed and n alone, so that
 * any chunk of any size can be drawn without the rows before it, and data larger than memory are drawn again for each pass.
 * Formulas use {@link java.lang.StrictMath}, so that a seed gives the same bits everywhere.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.dataset.synthetic;

import org.jspecify.annotations.NullMarked;
