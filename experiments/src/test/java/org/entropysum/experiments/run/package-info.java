/** Tests of the results. */
@NullMarked
package org.entropysum.experiments.run;

import org.jspecify.annotations.NullMarked;
