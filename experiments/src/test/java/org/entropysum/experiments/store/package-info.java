/** Tests of what is kept of a run. */
@NullMarked
package org.entropysum.experiments.store;

import org.jspecify.annotations.NullMarked;
