/**
 * Readers of files that people have: arrays in IDX and NumPy format, folders of images, packed by gzip or not. What does not fit into memory is
 * read from disk for each pass; what is packed is unpacked once, into the directory of {@link org.entropysum.experiments.dataset.file.DataHome}.
 *
 * <p>A file that cannot be read is a {@link org.entropysum.experiments.dataset.Problem} with its place: line and column in text,
 * line 1 and the byte from 1 in binary files.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.dataset.file;

import org.jspecify.annotations.NullMarked;
