/**
 * Results on disk. Each run of a cell has a file of its own below {@code cells}, named after the cell, its seed and its
 * identity,
 *
 * <pre>
 *     identity = SHA-256 (resolved settings, data, code),
 * </pre>
 *
 * so that what is finished is found again and nothing else is taken for it. A file is there as a whole or not at all.
 * Everything else in the folder of results is made from these files.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.store;

import org.jspecify.annotations.NullMarked;
