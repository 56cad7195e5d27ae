/**
 * Algorithms as pure steps, and the only training loop.
 */
@NullMarked
package org.entropysum.learning;

import org.jspecify.annotations.NullMarked;
