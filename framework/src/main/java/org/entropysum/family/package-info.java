/**
 * Exponential families \( p_\eta(x) = h(x) \exp(\eta^\top T(x) - A(\eta)) \). Each has T, A and ∇A in natural parameters
 * and, written independently of them in usual parameters, log density and entropy; contracts hold the two against each other.
 */
@NullMarked
package org.entropysum.family;

import org.jspecify.annotations.NullMarked;
