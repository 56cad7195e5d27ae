/**
 * The command line: the only place with standard streams and exit codes.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.cli;

import org.jspecify.annotations.NullMarked;
