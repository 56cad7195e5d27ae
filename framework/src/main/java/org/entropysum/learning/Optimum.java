package org.entropysum.learning;

import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;

/**
 * Where training ended.
 *
 * @param objective the ELBO that was trained, with what q remembers at the end
 * @param state the last state
 * @param evaluation the evaluation there
 * @param reason why training ended
 */
public record Optimum(Objective objective, State state, Evaluation evaluation, StopReason reason) {}
