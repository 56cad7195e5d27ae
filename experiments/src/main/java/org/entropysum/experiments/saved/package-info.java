/**
 * Trained models in files and in use: {@code model.json}, which says how to assemble the model again, beside
 * {@code parameters.bin}, its parameters as little-endian doubles in the order of the layout. Whatever does not fit is an
 * {@link org.entropysum.experiments.saved.UnreadableModel} that names the file; nothing is deserialized but numbers and text.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.saved;

import org.jspecify.annotations.NullMarked;
