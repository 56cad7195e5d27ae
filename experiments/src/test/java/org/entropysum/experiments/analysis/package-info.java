/** Tests of analyses and their findings. */
@NullMarked
package org.entropysum.experiments.analysis;

import org.jspecify.annotations.NullMarked;
