@NullMarked
package org.entropysum.experiments.stream;

import org.jspecify.annotations.NullMarked;
