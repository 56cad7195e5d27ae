@NullMarked
package org.entropysum.experiments.landscape;

import org.jspecify.annotations.NullMarked;
