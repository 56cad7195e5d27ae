@NullMarked
package org.entropysum.experiments.saved;

import org.jspecify.annotations.NullMarked;
