package org.entropysum.posterior;

/**
 * An M-step that can also be done in part: over those parameters alone that the directions α and β move (variances, rates,
 * weights of components).
 */
public interface Projectable extends Maximization, ManifoldProjection {}
