/**
 * Exponential families \( p_\eta(x) = h(x) \exp(\eta^\top T(x) - A(\eta)) \). Each has T, A and ∇A in natural parameters
 * and, written independently of them in usual parameters, log density and entropy; contracts hold the two against each other.
 *
 * <p>Three kinds of parameters name one member: natural ones η, mean ones \( m = \nabla A(\eta) = E[T] \) and the usual ones of
 * textbooks. {@link org.entropysum.family.ExponentialFamily} leads from η to the others and back; the Fisher information
 * \( \nabla^2 A = \mathrm{Cov}[T] \) is the Jacobian of m. Where log h lies in the span of T (gamma, beta, Dirichlet,
 * log-normal) it is absorbed in η and the entropies are true ones; where it does not, they are pseudo entropies
 * \( \tilde H = A - \eta^\top \nabla A \).
 *
 * <p>Coordinates that may be any real numbers, for learning, come from a {@link org.entropysum.family.ParameterChart}.
 *
 * <p>A family of numbers side by side extends {@link org.entropysum.family.ColumnwiseFamily}, a page of formulas for a single
 * number; a family of vectors extends {@link org.entropysum.family.RowwiseFamily}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.family;

import org.jspecify.annotations.NullMarked;
