@NullMarked
package org.entropysum.experiments.suite;

import org.jspecify.annotations.NullMarked;
