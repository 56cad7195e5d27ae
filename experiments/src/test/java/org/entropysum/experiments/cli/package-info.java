@NullMarked
package org.entropysum.experiments.cli;

import org.jspecify.annotations.NullMarked;
