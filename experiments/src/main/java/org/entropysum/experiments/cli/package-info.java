/** The command line: the only place with standard streams and exit codes. */
@NullMarked
package org.entropysum.experiments.cli;

import org.jspecify.annotations.NullMarked;
