@NullMarked
package org.entropysum.experiments.dataset;

import org.jspecify.annotations.NullMarked;
