package org.entropysum.learning;

import org.entropysum.elbo.Evaluation;

/**
 * Where training ended.
 *
 * @param state the last state
 * @param evaluation the evaluation there
 * @param reason why training ended
 */
public record Optimum(State state, Evaluation evaluation, StopReason reason) {}
