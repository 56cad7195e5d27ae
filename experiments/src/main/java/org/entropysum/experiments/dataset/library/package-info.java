/**
 * Public data sets by name: what they are, who may use them, the SHA-256 of each file, and where files are looked for: a directory
 * of yours, the directory of data files, {@code /usr/share/datasets}, and at last a package of npm. A file is used only if its
 * checksum is right.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.dataset.library;

import org.jspecify.annotations.NullMarked;
