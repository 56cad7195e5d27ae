@NullMarked
package org.entropysum.experiments.network;

import org.jspecify.annotations.NullMarked;
