@NullMarked
package org.entropysum.experiments.bench;

import org.jspecify.annotations.NullMarked;
